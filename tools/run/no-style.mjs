// Stands for a style sheet where jest meets one: tests look at names and roles, not at colours.
export const noStyle = {};
