namespace Gnomon.Describe.Template;

/// <summary>The card that <c>gnomon init</c> writes. It must always read and assess: a test does both.</summary>
internal static class CardTemplateText
{
    public const string Card = """
        # The system card: it describes one AI system, once. `gnomon assess system.yaml` says from it which laws apply and why,
        # and measures what the data below show. Change every line to fit your system; the lines here make an example that runs.
        #
        # An absent fact says "not asked". The word `unknown` says that somebody was asked and does not know. Neither counts
        # as no: what depends on it is shown as unknown, with the question that would settle it.
        gnomon: 1

        system:
          id: org.example.screening              # your domain turned round, then a name
          name: { en: CV screening assistant }   # en, vi, fr: one at least
          version: "1.0"

        # What you hold the system to be (optional). It is compared with what the facts say, never used in their place.
        # claims: { roles: [deployer], high-risk: true }

        # Facts of your organisation and of the system. Every answer may be long: who gave it, when and why.
        facts:
          org.kind: private
          supply.established: { value: [eu], complete: true }   # complete: what is not listed is false
          supply.developed-by: others
          supply.own-name: { value: false, by: legal@example.org, on: 2026-01-15, reason: "contract, clause 4" }
          supply.controls-method-data-weights: false
          supply.change: unknown
          scope.only: [none]                     # not defence, research or private life only; not open source
          product.law: [none]
          supply.model: none

        # Where the system is placed or used.
        markets:
          - id: eu
            facts:
              market.mode: own-use
              market.first-date: 2026-03-01

        # Each intended use, by one kind of user for one purpose. Laws classify uses; the system takes the gravest.
        uses:
          - id: shortlist
            facts:
              use.area: { value: [employment], complete: true }
              use.does: [none]
              work.stage: { value: [recruit, select], complete: true }
              subject.kind: { value: [natural-person], complete: true }
              output.kind: [score, recommendation]
              human.check: before-effect
              task.operation: assess
              data.personal: yes

        # The data to measure: CSV or Parquet files below this folder, one row for each case.
        measure:
          - id: outcomes
            kind: fairness
            use: shortlist
            data: predictions.csv
            role: test
            one-row-per-unit: true               # or `unit: applicant`: who stands in several rows
            label: suitable = 'yes'              # what was true
            prediction: score >= 0.5             # what the system said
            favourable: true                     # which prediction helps the person
            groups: { sex: sex, age: age_band }  # every group, and every pair of them, is looked at

        # Whose bars the figures are held against: a shipped profile, or a file below this folder.
        profile: default

        # Documents that serve as evidence; they are hashed, not read.
        # documents:
        #   - { kind: technical-documentation, file: docs/annex-iv.md, dated: 2026-05-01, issued-by: ACME, independent: false }

        """;
}
