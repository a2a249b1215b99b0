"use strict";
// Bytes and the one spelling of each value: padded base64 without white space, strict UTF-8, lower-case hexadecimal.
const utf8 = new TextEncoder();
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const textOf = (bytes) => { try { return strictUtf8.decode(bytes); } catch { return null; } };
const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
const same = (a, b) => a.length === b.length && a.every((x, i) => x === b[i]);
const join = (...parts) => new Uint8Array(parts.flatMap((p) => Array.from(p)));
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const encode64 = (bytes) => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(""));

// What another speller would write is refused: a byte of a sealed file could change unnoticed.
const decode64 = (text) => {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  try {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return encode64(bytes) === text ? bytes : null;
  } catch { return null; }
};

const verifyEd25519 = async (raw, message, signature) => {
  const key = await crypto.subtle.importKey("raw", raw, { name: "Ed25519" }, false, ["verify"]);
  return signature.length === 64 && crypto.subtle.verify({ name: "Ed25519" }, key, signature, message);
};
