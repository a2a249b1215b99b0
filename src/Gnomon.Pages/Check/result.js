// Checks a result or a plan, as `gnomon verify` does: whole, unchanged, signed, and by whom. `files` maps paths to File objects.
const FilesByStage = {
  "log-key": ["evidence/log.vkey"], card: ["card.yaml"], classification: ["classification.json"], plan: ["plan.json"],
  measurements: ["measurements.json"], findings: ["findings.json"], result: ["assessment.json", "report.html"],
};
const isCells = (path) => /^cells\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}\.json$/.test(path);
const Organisation = "evidence/organisation/";
const MaxFile = 2 ** 30;

const shapeOf = (files) => {
  const n = files.has("evidence/log/tile/entries/000.p/4") && !files.has("evidence/log/tile/entries/000.p/8") ? 4 : 8;
  const stages = Stages.slice(0, n);
  const [bundle, tile] = [`evidence/log/tile/entries/000.p/${n}`, `evidence/log/tile/0/000.p/${n}`];
  const fixed = [...stages.flatMap((s) => FilesByStage[s] ?? []), "evidence/signer.pub.pem", "evidence/log/checkpoint", bundle, tile];
  const proofs = [Organisation + "log.vkey", ...stages.map((s) => `${Organisation}${s}.tlog-proof`)];
  return { n, stages, bundle, tile, fixed, proofs };
};

const checkResult = async (files, extraFolders = []) => {
  const faults = [];
  const fault = (file, key, values = {}) => faults.push({ file, key, values });
  if (![...files.keys()].some((f) => f.startsWith("evidence/"))) {
    fault(".", files.has("assessment.json") ? "draft" : "not-a-result");
    return { faults };
  }
  const shape = shapeOf(files);
  const read = async (file, most) => files.has(file) && files.get(file).size <= most ? new Uint8Array(await files.get(file).arrayBuffer()) : null;
  for (const file of files.keys())
    if (!shape.fixed.includes(file) && !shape.proofs.includes(file) && !(shape.n === 8 && isCells(file))) fault(file, "extra");
  extraFolders.forEach((folder) => fault(folder, "extra-folder"));
  shape.fixed.filter((f) => !files.has(f)).forEach((f) => fault(f, "missing"));

  const signer = keyOfPem(textOf(await read("evidence/signer.pub.pem", 4096) ?? new Uint8Array()));
  if (!signer && files.has("evidence/signer.pub.pem")) fault("evidence/signer.pub.pem", "signer-form");
  const keyLine = textOf(await read("evidence/log.vkey", 4096) ?? new Uint8Array()) ?? "";
  const logKey = keyLine.endsWith("\n") ? await parseVkey(keyLine.slice(0, -1)) : null;
  const isRunKey = logKey && /^gnomon\.run\/[0-9a-f]{32}$/.test(logKey.name);
  if (!isRunKey && files.has("evidence/log.vkey")) fault("evidence/log.vkey", "log-key-form");

  const noteBytes = await read("evidence/log/checkpoint", 65536);
  const note = noteBytes && parseNote(noteBytes);
  const checkpoint = note && note.signatures.length === 1 ? parseCheckpoint(note) : null;
  if (files.has("evidence/log/checkpoint") && !checkpoint) fault("evidence/log/checkpoint", "checkpoint-form");
  else if (checkpoint && checkpoint.size !== shape.n) fault("evidence/log/checkpoint", "checkpoint-size", { n: shape.n });

  const entries = bundleOf(await read(shape.bundle, shape.n * 65537), shape.n);
  if (!entries && files.has(shape.bundle)) fault(shape.bundle, "bundle-form", { n: shape.n });
  const tileBytes = await read(shape.tile, 8192);
  const tile = tileBytes?.length === shape.n * 32 ? shape.stages.map((_, i) => tileBytes.slice(i * 32, i * 32 + 32)) : null;
  if (!tile && files.has(shape.tile)) fault(shape.tile, "tile-form", { n: shape.n });
  if (entries && tile && checkpoint?.size === shape.n) await checkTree(shape, entries, tile, checkpoint.root, fault);

  const statements = entries && signer ? await checkStatements(shape, entries, signer, fault) : [];
  const first = statements.find((s) => s.stage === "log-key");
  const named = isRunKey && first?.predicate.get("vkey") === logKey.line;
  if (isRunKey && first && !named) fault("evidence/log.vkey", "log-key-other");
  if (named && checkpoint && (checkpoint.origin !== logKey.name || !await isSignedBy(note, logKey))) fault("evidence/log/checkpoint", "checkpoint-signature");
  await checkFiles(files, statements, fault);
  const organisation = first && entries ? await checkOrganisation(shape, files, read, first.predicate, entries, fault) : null;

  // A pass needs every part, whatever the list of faults says.
  const whole = statements.length === shape.n && named && tile && checkpoint;
  if (faults.length === 0 && !whole) fault(".", "undecided");
  return faults.length > 0 ? { faults } : { faults, shape, statements, files: files.size, organisation, signer, fingerprint: await fingerprint(signer) };
};

const bundleOf = (bytes, n) => {
  const entries = [];
  for (let at = 0; bytes && entries.length < n && at + 2 <= bytes.length;) {
    const length = bytes[at] * 256 + bytes[at + 1];
    if (at + 2 + length > bytes.length) return null;
    entries.push(bytes.slice(at + 2, at + 2 + length));
    at += 2 + length;
    if (entries.length === n) return at === bytes.length ? entries : null;
  }
  return null;
};

const checkTree = async (shape, entries, tile, root, fault) => {
  const leaves = await Promise.all(entries.map(leafHash));
  const differs = leaves.findIndex((leaf, i) => !same(leaf, tile[i]));
  const entriesLead = same(await rootOf(leaves), root);
  const tileLeads = same(await rootOf(tile), root);
  if (!entriesLead && differs < 0) fault("evidence/log/checkpoint", "root-other");
  else if (!entriesLead) fault(shape.bundle, "entry-other", { n: differs });
  if (!tileLeads && differs >= 0) fault(shape.tile, "tile-other", { n: differs });
  for (const [i, leaf] of leaves.entries())
    if (entriesLead && tileLeads && !await includes(i, shape.n, leaf, await pathOf(tile, i), root)) fault(shape.tile, "no-path", { n: i });
};

const checkStatements = async (shape, entries, signer, fault) => {
  const [found, wrong] = [[], []];
  let notBySigner = 0;
  for (const [i, entry] of entries.entries()) {
    const stage = shape.stages[i];
    const envelope = await openEnvelope(entry, signer);
    const statement = envelope.payload ? parseStatement(envelope.payload) : null;
    notBySigner += envelope.fault === "envelope-signature" ? 1 : 0;
    if (envelope.fault) wrong.push([envelope.fault, { n: i }]);
    else if (!statement || statement.predicateType !== `urn:gnomon:${stage}:1`) wrong.push(["statement-form", { n: i }]);
    else found.push({ stage, digest: hex(await sha256(envelope.payload)), ...statement });
  }
  if (notBySigner === entries.length) fault("evidence/signer.pub.pem", "signer-other");
  else wrong.forEach(([key, values]) => fault(shape.bundle, key, values));
  return found;
};

const checkFiles = async (files, statements, fault) => {
  for (const { stage, subjects } of statements) {
    const names = [...subjects.keys()].sort();
    const fits = stage === "cells" ? (names.every(isCells) && names.length <= 256) || names.join() === "plan.json" : names.join() === [...FilesByStage[stage]].sort().join();
    if (!fits) { fault("evidence/log/tile/entries/", "subjects", { stage }); continue; }
    for (const [name, digest] of subjects) {
      if (!files.has(name)) { if (isCells(name)) fault(name, "missing"); continue; }
      const actual = files.get(name).size <= MaxFile ? hex(await sha256(await files.get(name).arrayBuffer())) : "";
      if (actual !== digest) fault(name, "changed", { digest: actual, sealed: digest });
    }
    if (stage === "cells") [...files.keys()].filter((f) => isCells(f) && !subjects.has(f)).forEach((f) => fault(f, "extra"));
  }
};

const checkOrganisation = async (shape, files, read, predicate, entries, fault) => {
  const line = predicate.get("organisation");
  if (line === undefined) {
    shape.proofs.filter((f) => files.has(f)).forEach((f) => fault(f, "extra"));
    return null;
  }
  const missing = shape.proofs.filter((f) => !files.has(f));
  missing.forEach((f) => fault(f, "missing"));
  if (missing.length > 0) return null;
  const key = typeof line === "string" ? await parseVkey(line) : null;
  if (!key || textOf(await read(Organisation + "log.vkey", 4096) ?? new Uint8Array()) !== line + "\n") { fault(Organisation + "log.vkey", "log-key-other"); return null; }
  const places = [];
  for (const [i, entry] of entries.entries()) {
    const file = `${Organisation}${shape.stages[i]}.tlog-proof`;
    const bytes = await read(file, 65536 + 8192);
    const proof = bytes && parseProof(bytes);
    const wrong = await faultOfProof(proof, entry, key);
    if (wrong) { fault(file, wrong); continue; }
    const note = parseNote(proof.note);
    places.push({ file, note, index: proof.index, size: parseCheckpoint(note).size });
  }
  return { key, places };
};
