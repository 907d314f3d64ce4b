// @xenova/transformers imports this browser runtime eagerly and sets fields of env.wasm.
module.exports = { env: { wasm: {} } };
