// What a function in a cell says where it has no figure to show.
export const functionTexts = {
  signIn: 'Sign in to PI Bridge in its pane; then the figures come by themselves.',
  notConnected: 'PI Bridge is not connected to its store. The figures come by themselves when it is.',
  notAllowed: 'You have no right to see figures of this store. Ask your super user.',
  unexpected: 'PI Bridge could not fetch this figure. Choose Refresh all on the PI Bridge tab to try again.',
};
