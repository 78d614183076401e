// What a dialog's page says to the pane that opened it, and to nobody else.

/** Outside of a dialog nobody hears it. */
export async function tellPane(text: string): Promise<void> {
  await Office.onReady();
  const ui = Office.context.ui as Office.UI | undefined;
  if (Office.context.requirements.isSetSupported('DialogOrigin', '1.1'))
    ui?.messageParent(text, { targetOrigin: window.location.origin });
  else ui?.messageParent(text);
}
