// @xenova/transformers only asks whether an image library is present; a text bot never calls it.
module.exports = function sharp() {
  throw new Error('Verbatim does not process images.');
};
