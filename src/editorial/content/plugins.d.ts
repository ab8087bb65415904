// In: nothing. Out: the types of the markdown-it plugins that ship none.
declare module 'markdown-it-abbr' {
  const plugin: (md: import('markdown-it').default) => void;
  export default plugin;
}
declare module 'markdown-it-deflist' {
  const plugin: (md: import('markdown-it').default) => void;
  export default plugin;
}
declare module 'markdown-it-footnote' {
  const plugin: (md: import('markdown-it').default) => void;
  export default plugin;
}
declare module 'markdown-it-container' {
  const plugin: (
    md: import('markdown-it').default,
    name: string,
    options: { readonly validate: (info: string) => boolean },
  ) => void;
  export default plugin;
}
