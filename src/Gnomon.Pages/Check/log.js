// Keys, signed notes and the hash tree: C2SP signed-note, tlog-checkpoint, tlog-proof; RFC 6962.
const SpkiPrefix = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
const Stages = ["log-key", "card", "classification", "plan", "cells", "measurements", "findings", "result"];

// The raw key of an SPKI PEM in its one spelling; null for anything else.
const keyOfPem = (text) => {
  const found = /^-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=]{60})\n-----END PUBLIC KEY-----\n$/.exec(text ?? "");
  return found ? keyOfSpki(decode64(found[1])) : null;
};
const keyOfSpki = (der) => der && der.length === 44 && same(Array.from(der.slice(0, 12)), SpkiPrefix) ? der.slice(12) : null;
const fingerprint = async (raw) => "sha256:" + hex(await sha256(join(SpkiPrefix, raw)));
const isKeyName = (name) => name.length > 0 && !/[\s+\p{Cc}]/u.test(name);

// name+id+base64(type, key); the id must be that of the name, the type (1 a log, 4 a witness) and the key.
const parseVkey = async (line, type = 1) => {
  const parts = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/.exec(line);
  const material = parts && decode64(parts[3]);
  if (!material || !isKeyName(parts[1]) || material.length !== 33 || material[0] !== type) return null;
  const id = (await sha256(join(utf8.encode(parts[1]), [10], material))).slice(0, 4);
  return hex(id) === parts[2] ? { name: parts[1], id, raw: material.slice(1), line } : null;
};

const parseNote = (bytes) => {
  const text = bytes.length <= 65536 ? textOf(bytes) : null;
  const split = text === null || /[\u0000-\u0009\u000b-\u001f]/.test(text) || !text.endsWith("\n") ? -1 : text.lastIndexOf("\n\n");
  if (split < 0) return null;
  const signatures = text.slice(split + 2).split("\n").slice(0, -1).map((line) => {
    const parts = line.split(" ");
    const material = parts.length === 3 && parts[0] === "\u2014" && isKeyName(parts[1]) ? decode64(parts[2]) : null;
    return material && material.length >= 5 ? { name: parts[1], id: material.slice(0, 4), signature: material.slice(4) } : null;
  });
  return signatures.length > 0 && signatures.length <= 64 && !signatures.includes(null) ? { text: text.slice(0, split + 1), signatures } : null;
};

const parseCheckpoint = (note) => {
  const lines = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([^\n]+)\n$/.exec(note.text);
  const root = lines && decode64(lines[3]);
  return root && root.length === 32 ? { origin: lines[1], size: Number(lines[2]), root } : null;
};

// A signature under another key says nothing; a wrong one under this key spoils the whole note.
const isSignedBy = async (note, key) => {
  let good = 0;
  for (const s of note.signatures.filter((s) => s.name === key.name && same(s.id, key.id))) {
    if (!await verifyEd25519(key.raw, utf8.encode(note.text), s.signature)) return false;
    good++;
  }
  return good > 0;
};

const leafHash = (entry) => sha256(join([0], entry));
const nodeHash = (left, right) => sha256(join([1], left, right));
const split = (n) => 2 ** Math.floor(Math.log2(n - 1));
const rootOf = async (leaves) => leaves.length === 1 ? leaves[0]
  : nodeHash(await rootOf(leaves.slice(0, split(leaves.length))), await rootOf(leaves.slice(split(leaves.length))));

const pathOf = async (leaves, index) => {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k ? [...await pathOf(leaves.slice(0, k), index), await rootOf(leaves.slice(k))]
    : [...await pathOf(leaves.slice(k), index - k), await rootOf(leaves.slice(0, k))];
};

const includes = async (index, size, leaf, path, root) => {
  if (index >= size) return false;
  let [fn, sn, r] = [BigInt(index), BigInt(size - 1), leaf];
  for (const p of path) {
    if (sn === 0n) return false;
    if (fn % 2n === 1n || fn === sn) {
      r = await nodeHash(p, r);
      while (fn % 2n === 0n && fn !== 0n) { fn >>= 1n; sn >>= 1n; }
    } else r = await nodeHash(r, p);
    fn >>= 1n; sn >>= 1n;
  }
  return sn === 0n && same(r, root);
};

const parseProof = (bytes) => {
  const text = textOf(bytes);
  const end = text === null ? -1 : text.indexOf("\n\n");
  const lines = end < 0 ? [] : text.slice(0, end).split("\n");
  const index = /^index (0|[1-9]\d{0,15})$/.exec(lines[1] ?? "");
  const path = lines.slice(2).map(decode64);
  if (lines[0] !== "c2sp.org/tlog-proof@v1" || !index || path.length > 63 || path.some((h) => h?.length !== 32)) return null;
  return { index: Number(index[1]), path, note: utf8.encode(text.slice(end + 2)) };
};

// Null where the proof holds, else what is wrong; the checkpoint's other signatures are the policy's affair.
const faultOfProof = async (proof, entry, key) => {
  const note = proof && parseNote(proof.note);
  const checkpoint = note && parseCheckpoint(note);
  if (!checkpoint) return "proof-form";
  if (checkpoint.origin !== key.name || !await isSignedBy(note, key)) return "proof-key";
  return await includes(proof.index, checkpoint.size, await leafHash(entry), proof.path, checkpoint.root) ? null : "proof-path";
};
