// Where the pane starts. Keep this file as thin as possible.
import { compose } from './compose';

const root = document.getElementById('root');
if (root) void compose(root);
