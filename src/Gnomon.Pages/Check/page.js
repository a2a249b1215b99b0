// The page itself: three languages, what was dropped, what it came to. Everything of strangers goes through textContent.
const Words = JSON.parse(document.getElementById("words").textContent);
const at = (id) => document.getElementById(id);
let language = Words[navigator.language?.slice(0, 2)] ? navigator.language.slice(0, 2) : "en";
let again = () => {};

const say = (key, values = {}) => (Words[language][key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

// Names of strangers: what a screen would obey or hide is spelt out.
const plain = (text) => text.slice(0, 200).replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, (c) => `{U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}}`);

const element = (tag, text, name) => {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
};

const list = (items) => { const made = document.createElement("ul"); made.append(...items); return made; };

const line = (file, text) => { const made = document.createElement("li"); const name = element("bdi", plain(file)); const code = document.createElement("code"); code.append(name); made.append(code, " ", text); return made; };

const show = (...parts) => { at("outcome").replaceChildren(...parts); at("outcome").hidden = false; };

// The signer's key, where the reader has it from somewhere else: PEM, or a line of known-keys.
const givenKey = () => {
  const text = at("key").value.trim();
  if (text === "") return { none: true };
  const raw = keyOfPem(text.replaceAll("\r\n", "\n") + "\n") ?? keyOfSpki(decode64(text.split(/\s/)[0]));
  return raw ? { raw } : { bad: true };
};

// The policy, where the reader has one; its signers are keys that the reader trusts.
const givenPolicy = async () => {
  const text = at("policy").value.replaceAll("\r\n", "\n");
  return text.trim() === "" ? { none: true } : await parsePolicy(text) ?? { bad: true };
};

const verdictOf = (found, policy) => {
  const given = givenKey();
  const faulty = [...found.faults];
  if (policy.bad) return { kind: "bad", title: say("offline.policy-unreadable"), faults: [] };
  if (given.bad) return { kind: "bad", title: say("offline.key-unreadable"), faults: [] };
  if (faulty.length > 0) return { kind: "bad", title: say("offline.faulty"), faults: faulty };
  const trusted = given.raw ? [given.raw] : policy.signers ?? [];
  if (trusted.length > 0 && !trusted.some((k) => same(k, found.signer))) return { kind: "bad", title: say("offline.other-signer"), faults: [] };
  if (found.witnessing?.unmet.length > 0) return { kind: "open", title: say("offline.policy-not-met"), unmet: found.witnessing.unmet };
  return trusted.length > 0 ? { kind: "good", title: say("offline.intact") } : { kind: "open", title: say("offline.signer-not-known") };
};

// What a policy makes of a result that holds so far.
const withPolicy = async (found, policy) => {
  if (policy.none || policy.bad || found.faults.length > 0) return found;
  if (!found.organisation) return { ...found, witnessing: { unmet: [["policy-no-log", {}]] } };
  const witnessing = await witnessingOf(found.organisation, policy, Date.now() / 1000);
  return witnessing.spoilt ? { faults: [{ file: witnessing.spoilt, key: "cosignature", values: {} }] } : { ...found, witnessing };
};

const when = (seconds) => new Date(seconds * 1000).toISOString().replace("T", " ").replace(".000Z", "Z");

// What the witnesses add, and what of them was not looked at.
const ofWitnesses = ({ organisation, witnessing }) => {
  if (!organisation) return { proven: [], open: [say("offline.when")] };
  const log = plain(organisation.key.name);
  if (witnessing?.witnessed) return { proven: [say("offline.witnessed", { log, witnesses: witnessing.counts.map(([n, t]) => `${plain(n)} (${when(t)})`).join(", ") }), ...witnessing.first ? [say("verify.plan-witnessed")] : []], open: [] };
  const others = Math.max(...organisation.places.map((p) => p.note.signatures.filter((s) => s.name !== organisation.key.name).length));
  return { proven: [], open: [say("offline.when"), ...witnessing ? [] : [say("offline.log", { log })], ...others > 0 && !witnessing ? [say("offline.witnesses-not-checked", { n: others })] : []] };
};

const showResult = async (checked) => {
  const policy = await givenPolicy();
  const found = await withPolicy(checked, policy);
  const verdict = verdictOf(found, policy);
  const parts = [element("h2", verdict.title, verdict.kind)];
  if (verdict.unmet) parts.push(list(verdict.unmet.map(([key, values]) => element("li", say("offline." + key, values)))));
  if (found.faults.length > 0) {
    show(...parts, list(verdict.faults.map((f) => line(f.file, say("offline.fault." + f.key, f.values)))));
    return;
  }
  const plan = found.shape.n === 4;
  const proven = [say("offline.whole", { n: found.files }), say("offline.unchanged"), say("offline.logged", { n: found.shape.n }), say("offline.signed", { key: found.fingerprint })];
  const witnesses = ofWitnesses(found);
  proven.push(...witnesses.proven);
  const open = [...plan ? [say("verify.plan-only")] : [], say("verify.true"), say("verify.first"), ...witnesses.open, ...verdict.kind === "good" ? [] : [say("offline.who")], say("offline.unchecked")];
  const items = (texts) => list(texts.map((t) => element("li", t)));
  show(...parts, element("h3", say("verify.proven")), items(proven), element("h3", say("verify.not-proven")), items(open),
    element("h3", say("verify.statements")), list(found.statements.map((s) => line(s.stage, "sha256 " + s.digest))));
};

const showProof = async (files) => {
  const [name, file] = [...files].find(([n]) => n.endsWith(".tlog-proof"));
  const entry = files.get(name.replace(/\.tlog-proof$/, ".json"));
  const policy = await givenPolicy();
  if (!entry) return show(element("h2", say("offline.proof-alone"), "bad"));
  if (policy.bad) return show(element("h2", say("offline.policy-unreadable"), "bad"));
  const bytes = async (f) => new Uint8Array(await f.arrayBuffer());
  const proof = parseProof(await bytes(file));
  const note = proof && parseNote(proof.note);
  const key = await parseVkey(at("log-key").value.trim()) ?? policy.logs?.find((l) => note?.text.startsWith(l.name + "\n"));
  if (!key) return show(element("h2", say("offline.log-key-needed"), "open"));
  const wrong = await faultOfProof(proof, await bytes(entry), key);
  if (!wrong && !policy.none) {
    const finding = await findingOf(note, key, policy, Date.now() / 1000);
    if (finding.spoilt) return show(element("h2", say("offline.faulty"), "bad"), list([line(name, say("offline.fault.cosignature"))]));
    if (!finding.accepted || !finding.met) return show(element("h2", say("offline.policy-not-met"), "open"), list([element("li", say("offline.policy-witnesses", { quorum: plain(policy.quorum), names: finding.counts.map(([n]) => plain(n)).join(", ") || "—" }))]));
  }
  show(wrong ? element("h2", say("offline.faulty"), "bad") : element("h2", say("offline.proof-holds", { log: plain(key.name) }), "good"), ...wrong ? [list([line(name, say("offline.fault." + wrong))])] : [element("p", say("offline.proof-limits"))]);
};

const check = async (dropped) => {
  again = () => check(dropped);
  show(element("p", say("offline.working")));
  try {
    if (!crypto.subtle) throw new DOMException("", "NotSupportedError");
    await verifyEd25519(new Uint8Array(32).fill(1), new Uint8Array(), new Uint8Array(64)).catch((e) => { if (e.name === "NotSupportedError") throw e; });
    if ([...dropped.files.keys()].some((n) => !n.includes("/") && n.endsWith(".tlog-proof"))) await showProof(dropped.files);
    else await showResult(await checkResult(dropped.files, dropped.folders));
  } catch (e) {
    show(element("h2", say(e.name === "NotSupportedError" ? "offline.no-ed25519" : "offline.unreadable"), "bad"));
  }
};

const translate = (to) => {
  language = to;
  document.documentElement.lang = to;
  document.title = say("offline.title");
  document.querySelectorAll("[data-say]").forEach((e) => { e.textContent = say(e.dataset.say); });
  document.querySelectorAll("button[data-lang]").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.lang === to)));
  if (!at("outcome").hidden) again();
};

const zone = at("drop");
["dragenter", "dragover"].forEach((type) => document.addEventListener(type, (e) => { e.preventDefault(); zone.classList.add("over"); }));
document.addEventListener("dragleave", (e) => { if (!e.relatedTarget) zone.classList.remove("over"); });
document.addEventListener("drop", async (e) => { e.preventDefault(); zone.classList.remove("over"); check(await ofDrop(e.dataTransfer.items)); });
for (const id of ["folder", "files"]) at(id).addEventListener("change", async (e) => { check(await ofChoice(e.target.files)); });
for (const id of ["key", "log-key", "policy"]) at(id).addEventListener("input", () => { if (!at("outcome").hidden) again(); });
document.querySelectorAll("button[data-lang]").forEach((b) => b.addEventListener("click", () => translate(b.dataset.lang)));
translate(language);
