declare module "*.js?raw" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: that is how the bundler gives the text of a file.
  export default text;
}
