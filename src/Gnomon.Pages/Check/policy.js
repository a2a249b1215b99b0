// What the reader asks of logs (C2SP tlog-policy), and the signatures of witnesses (C2SP tlog-cosignature).
const MaxAge = { d: 86400, h: 3600, m: 60 };
const Tolerance = 300;

// Null where a line cannot be read: it might be the one that the reader relies on.
const parsePolicy = async (text) => {
  const policy = { logs: [], witnesses: [], groups: [], signers: [], quorum: null, fresh: null };
  const members = new Set();
  const isDefined = (name) => policy.witnesses.some((w) => w.name === name) || policy.groups.some((g) => g.name === name);
  const isFree = (name) => name !== "none" && !isDefined(name);
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text) || text.length > 2 ** 20) return null;
  for (const line of text.split("\n")) {
    const words = line.split(/[ \t]+/).filter((w) => w !== "");
    const [kind, name, third] = words;
    if (words.length === 0 || (kind.startsWith("#") && !kind.startsWith("#gnomon:"))) continue;
    if (kind === "log" && words.length >= 2 && words.length <= 3) {
      const key = await parseVkey(name);
      if (!key || policy.logs.some((l) => same(l.raw, key.raw))) return null;
      policy.logs.push(key);
    } else if (kind === "witness" && words.length >= 3 && words.length <= 4) {
      const key = await parseVkey(third, 4);
      if (!key || !isFree(name) || policy.witnesses.some((w) => same(w.key.raw, key.raw))) return null;
      policy.witnesses.push({ name, key });
    } else if (kind === "group" && words.length >= 4) {
      const of = words.slice(3);
      const needed = third === "all" ? of.length : third === "any" ? 1 : /^[1-9]\d{0,5}$/.test(third) ? Number(third) : 0;
      if (needed < 1 || needed > of.length || !isFree(name) || !of.every((m) => isDefined(m) && !members.has(m) && members.add(m))) return null;
      policy.groups.push({ name, needed, of });
    } else if (kind === "quorum" && words.length === 2) {
      if (policy.quorum !== null || (name !== "none" && !isDefined(name))) return null;
      policy.quorum = name;
    } else if (kind === "#gnomon:fresh" && words.length === 2) {
      const age = /^(\d{1,5})([dhm])$/.exec(name);
      if (policy.fresh !== null || !age || Number(age[1]) < 1 || Number(age[1]) > 36500) return null;
      policy.fresh = Number(age[1]) * MaxAge[age[2]];
    } else if (kind === "#gnomon:signer" && words.length >= 3) {
      const raw = keyOfSpki(decode64(name));
      if (!raw) return null;
      policy.signers.push(raw);
    } else return null;
  }
  return policy.quorum === null || (policy.fresh !== null && policy.quorum === "none") ? null : policy;
};

// The latest time, in seconds, that each witness of the policy signed; null where a line in the name of one is not its signature.
const timesOf = async (note, policy) => {
  const times = new Map();
  for (const s of note.signatures) {
    const witness = policy.witnesses.find((w) => w.key.name === s.name && same(w.key.id, s.id));
    if (!witness) continue;
    const seconds = s.signature.length === 72 ? new DataView(s.signature.slice(0, 8).buffer).getBigInt64(0) : 0n;
    if (seconds <= 0n || seconds > 253402300799n || !await verifyEd25519(witness.key.raw, utf8.encode(`cosignature/v1\ntime ${seconds}\n${note.text}`), s.signature.slice(8))) return null;
    times.set(witness.name, Math.max(times.get(witness.name) ?? 0, Number(seconds)));
  }
  return times;
};

// What a checkpoint comes to under a policy: who counts, whose signature is too old or of a time to come, whether they are enough.
const findingOf = async (note, log, policy, now) => {
  const times = await timesOf(note, policy);
  if (!times) return { spoilt: true };
  const counts = [...times].filter(([, t]) => t <= now + Tolerance && (policy.fresh === null || t >= now - policy.fresh));
  const there = new Set(counts.map(([name]) => name));
  policy.groups.forEach((g) => { if (g.of.filter((m) => there.has(m)).length >= g.needed) there.add(g.name); });
  return {
    accepted: policy.logs.length === 0 || policy.logs.some((l) => l.line === log.line),
    counts, passed: [...times].filter(([name]) => !counts.some(([n]) => n === name)).map(([name]) => name),
    met: policy.quorum === "none" || there.has(policy.quorum),
  };
};

// Over all proofs of a result: what its log lacks, and whether the plan was signed by witnesses before the counts came.
const witnessingOf = async (organisation, policy, now) => {
  const unmet = [];
  const findings = [];
  for (const { note } of organisation.places) findings.push(await findingOf(note, organisation.key, policy, now));
  if (findings.some((f) => f.spoilt)) return { spoilt: organisation.places[findings.findIndex((f) => f.spoilt)].file };
  if (findings.some((f) => !f.accepted)) unmet.push(["policy-log-other", { log: plain(organisation.key.name) }]);
  const short = findings.find((f) => !f.met);
  if (short) unmet.push(["policy-witnesses", { quorum: plain(policy.quorum), names: short.counts.map(([n]) => plain(n)).join(", ") || "—" }]);
  if (short?.passed.length > 0) unmet.push(["policy-age", { names: short.passed.map(plain).join(", ") }]);
  const [plan, cells] = [organisation.places[3], organisation.places[4]];
  const witnessed = policy.quorum !== "none" && !short;
  return { unmet, witnessed, counts: findings[3].counts, first: witnessed && cells !== undefined && plan.index < cells.index && plan.size <= cells.index };
};
