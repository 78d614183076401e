// Hosts of Excel on the web that show the pane in a frame; the default of PI_BRIDGE_FRAME_ANCESTORS.
export const excelHosts: readonly string[] = [
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.office365.com',
  'https://*.sharepoint.com',
  'https://*.microsoft365.com',
  'https://excel.cloud.microsoft',
  'https://*.cloud.microsoft',
];
