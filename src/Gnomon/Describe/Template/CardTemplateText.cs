namespace Gnomon.Describe.Template;

/// <summary>The card that <c>gnomon init</c> writes. It must always read and assess, and say the same in every language: tests see to it.</summary>
internal static class CardTemplateText
{
    private const string Lines = """
        # {card.head}
        gnomon: 1

        system:
          id: org.example.screening  # {card.id}
          name:  # {card.name}
            en: CV screening assistant
            vi: Trợ lý sàng lọc hồ sơ ứng tuyển
            fr: Assistant de tri des candidatures
          version: "1.0"

        # {card.claims}
        # claims: { roles: [deployer], high-risk: true }

        # {card.facts}
        facts:
          org.kind: private
          supply.established: { value: [eu], complete: true }  # {card.complete}
          supply.developed-by: others
          supply.own-name: { value: false, by: legal@example.org, on: 2026-01-15, reason: "{card.reason}" }
          supply.controls-method-data-weights: false
          supply.change: unknown
          scope.only: [none]  # {card.scope}
          product.law: [none]
          supply.model: none

        # {card.markets}
        markets:
          - id: eu
            facts:
              market.mode: own-use
              market.first-date: 2026-03-01

        # {card.uses}
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

        # {card.data}
        measure:
          - id: outcomes
            kind: fairness
            use: shortlist
            data: predictions.csv
            role: test
            one-row-per-unit: true  # {card.unit}
            label: suitable = 'yes'  # {card.label}
            prediction: score >= 0.5  # {card.prediction}
            favourable: true  # {card.favourable}
            groups: { sex: sex, age: age_band }  # {card.groups}

        # {card.profile}
        profile: default

        # {card.documents}
        # documents:
        #   - { kind: technical-documentation, file: docs/annex-iv.md, dated: 2026-05-01, issued-by: ACME, independent: false }

        """;

    /// <summary>The card with its comments in one language; its facts and the names in it are the same in all.</summary>
    public static string Card(Language language) => new TemplateWords(language).Fill(Lines);
}
