// What the server says at its start, to the person at its terminal only, where no administrator can sign in: a one-time
// link each. It goes to the terminal and not to the log, which others read.
import type { Services } from '../services';

export async function welcomeAdministrators(services: Services, out: (text: string) => void): Promise<void> {
  const codes = await services.invitations.forAdministrators();
  for (const { name, invitation } of codes) {
    const whose =
      name === null
        ? 'Nobody can sign in here yet. Make the first administrator with this link'
        : `No administrator can sign in here. ${name} can set a password with this link`;
    const place = invitation.link ?? invitation.code;
    out(`\n${whose}, once${name === null ? ', until the server stops' : ', within a week'}:\n  ${place}\n\n`);
  }
}
