// In: nothing. Out: what can go wrong when pictures are brought onto paper.
import type { Rule } from '../../base/diagnostic.ts';

export const unreadablePicture: Rule<{ path: string }> = {
  name: 'picture-unreadable',
  severity: 'error',
  fr: ({ path }) => ({
    message: `l’image « ${path} » ne peut pas être lue : un cadre vide la remplace`,
    hint: 'le fichier est abîmé ou n’est pas une image : ouvrez-le, puis enregistrez-le de nouveau en JPEG ou en PNG',
  }),
  en: ({ path }) => ({
    message: `picture "${path}" cannot be read: an empty frame stands in its place`,
    hint: 'the file is damaged or is no picture. Open it and save it again as JPEG or PNG',
  }),
};

export const rasterisedDrawing: Rule<{ path: string; feature: string }> = {
  name: 'svg-rasterised',
  severity: 'warning',
  fr: ({ path, feature }) => ({
    message: `le dessin « ${path} » emploie « ${feature} » : il est imprimé en points, et non en traits`,
    hint: 'pour des bords nets à toute taille, enregistrez le dessin sans filtre, masque, motif ni photographie incorporée',
  }),
  en: ({ path, feature }) => ({
    message: `drawing "${path}" uses "${feature}": it is printed as pixels, not as vectors`,
    hint: 'for sharp edges at any size, save the drawing without filters, masks, patterns or embedded photographs',
  }),
};
