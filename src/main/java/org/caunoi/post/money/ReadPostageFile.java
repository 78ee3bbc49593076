package org.caunoi.post.money;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.platform.reference.ReferenceFile;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.platform.reference.YamlFile;
import org.caunoi.platform.reference.YamlMap;

/** Reads tariffs and rules of postage; any mistake refuses the start and names file and line. */
final class ReadPostageFile {

  private static final String FILE = "postage.yaml";
  private static final String CONFIDENCE = "seen|needs-confirmation";

  private ReadPostageFile() {}

  static PostageRules read(String location) {
    ReferenceProblems problems = new ReferenceProblems();
    Optional<PostageRules> rules =
        YamlFile.map(FILE, ReferenceFile.text(location, "reference/post/" + FILE), problems)
            .map(ReadPostageFile::rules);
    problems.throwIfAny();
    return rules.orElseThrow();
  }

  private static PostageRules rules(YamlMap map) {
    map.text("version");
    List<Tariff> tariffs = new ArrayList<>();
    for (YamlMap item : map.list("tariffs")) {
      tariffs.add(
          new Tariff(
              item.text("carrier"),
              item.date("from"),
              (int) item.integer("grams", 1, 30_000),
              item.integer("amount", 0, 10_000_000),
              confirmed(item)));
      item.refuseUnknown();
    }
    List<PayRule> rules = map.list("rules").stream().map(ReadPostageFile::rule).toList();
    map.refuseUnknown();
    return new PostageRules(List.copyOf(tariffs), rules);
  }

  private static PayRule rule(YamlMap item) {
    PayRule rule =
        new PayRule(
            item.text("rule", "[a-z0-9-]{3,40}", "a key in small letters"),
            item.date("from"),
            item.optionalDate("until").orElse(null),
            item.has("channels")
                ? item.listOf("channels", SubmissionChannel.class, SubmissionChannel::key)
                : List.of(),
            item.has("groups")
                ? item.listOf("groups", Beneficiary.class, Beneficiary::name)
                : List.of(),
            item.optionalInteger("most", 1, 10_000_000).orElse(null),
            confirmed(item));
    if (rule.until() != null && rule.until().isBefore(rule.from())) {
      item.problem("until", "is before it begins");
    }
    item.refuseUnknown();
    return rule;
  }

  private static boolean confirmed(YamlMap item) {
    item.text("source");
    return item.text("confidence", CONFIDENCE, "a known confidence").equals("seen");
  }
}
