// What was dropped or chosen, as a map from paths to files. Paths are of strangers: they are compared and shown, never opened.
const MaxEntries = 2000;

const ofEntry = async (entry, path, files, folders) => {
  if (files.size + folders.length > MaxEntries) return;
  if (entry.isFile) { files.set(path, await new Promise((done, fail) => entry.file(done, fail))); return; }
  const reader = entry.createReader();
  let count = 0;
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) break;
    count += some.length;
    for (const below of some) await ofEntry(below, path === "" ? below.name : `${path}/${below.name}`, files, folders);
  }
  if (count === 0 && path !== "") folders.push(path);
};

const ofDrop = async (items) => {
  const [files, folders] = [new Map(), []];
  const entries = [...items].map((i) => i.webkitGetAsEntry?.()).filter((e) => e);
  for (const entry of entries) await ofEntry(entry, entry.isDirectory && entries.length === 1 ? "" : entry.name, files, folders);
  return unpacked(files, folders);
};

// A chosen folder gives paths that begin with its own name.
const ofChoice = async (list) => {
  const files = new Map([...list].slice(0, MaxEntries).map((f) => [f.webkitRelativePath ? f.webkitRelativePath.replace(/^[^/]*\//, "") : f.name, f]));
  return unpacked(files, []);
};

const unpacked = async (files, folders) => {
  const [only] = files.size === 1 ? [...files] : [];
  return only?.[0].endsWith(".tar") ? ofTar(new Uint8Array(await only[1].arrayBuffer())) : { files, folders };
};

// A result as one file: POSIX tar, with regular files and folders; a link or anything else becomes an entry that no result has.
const ofTar = (bytes) => {
  const [files, folders] = [new Map(), []];
  const field = (at, length) => (textOf(bytes.slice(at, at + length)) ?? "").replace(/\0.*$/s, "");
  let named = null;
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0 && files.size < MaxEntries;) {
    const start = at;
    const [type, size] = [field(start + 156, 1), parseInt(field(start + 124, 12), 8) || 0];
    const body = bytes.slice(start + 512, start + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
    if (type === "x") { named = /(?:^|\n)\d+ path=([^\n]*)\n/.exec(textOf(body) ?? "")?.[1] ?? null; continue; }
    const prefix = field(start + 345, 155);
    const path = (named ?? (prefix ? prefix + "/" : "") + field(start, 100)).replace(/^\.\//, "");
    const known = type === "0" || type === "";
    named = null;
    if (path !== "" && type !== "5") files.set(known && !files.has(path) ? path : `${path} (${known ? "twice" : "type " + type})`, new Blob([body]));
  }
  const tops = new Set([...files.keys()].map((p) => p.split("/")[0]));
  const below = !files.has("evidence/log.vkey") && tops.size === 1 ? [...tops][0].length + 1 : 0;
  return { files: new Map([...files].map(([p, f]) => [p.slice(below), f])), folders };
};
