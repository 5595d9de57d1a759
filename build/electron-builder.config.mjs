/** Debian wants a home page and an address; Lintel has none, and .invalid can never be anybody's. */
const NO_SITE = 'lintel.invalid';

/**
 * How Lintel is packed for the technician's laptop. `npm run package` packs for this system.
 * @type {import('electron-builder').Configuration}
 */
const config = {
  appId: 'org.lintel.desktop',
  productName: 'Lintel',
  copyright: 'The Lintel developers',
  directories: { output: 'dist', buildResources: 'build' },
  extraMetadata: { homepage: `https://${NO_SITE}/` },
  // Only what runs. Production packages are added by electron-builder itself.
  files: ['out/**', '!out/**/*.map', 'package.json'],
  asar: true,
  // Lintel has no native modules: nothing to rebuild, and no compiler needed to pack it.
  npmRebuild: false,
  publish: null,
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    enableCookieEncryption: true,
  },
  win: {
    icon: 'build/icon.png',
    target: [
      { target: 'portable', arch: ['x64'] },
      { target: 'nsis', arch: ['x64'] },
    ],
  },
  portable: { artifactName: '${productName}-${version}-portable.${ext}' },
  nsis: {
    // Technicians are rarely administrators of their laptops.
    perMachine: false,
    oneClick: false,
    allowToChangeInstallationDirectory: true,
    artifactName: '${productName}-${version}-setup.${ext}',
  },
  mac: {
    icon: 'build/icon.png',
    category: 'public.app-category.utilities',
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] },
    ],
    extendInfo: {
      // Since macOS 15 the system asks before a program may look for devices on the network.
      NSLocalNetworkUsageDescription: 'Lintel finds and sets up door intercoms on your network.',
      NSBonjourServices: ['_http._tcp', '_https._tcp'],
    },
  },
  linux: {
    icon: 'build/icon.png',
    category: 'Utility',
    executableName: 'lintel',
    synopsis: 'Commission door intercoms on site',
    maintainer: `The Lintel developers <developers@${NO_SITE}>`,
    target: [
      { target: 'AppImage', arch: ['x64', 'arm64'] },
      { target: 'deb', arch: ['x64', 'arm64'] },
    ],
  },
};

export default config;
