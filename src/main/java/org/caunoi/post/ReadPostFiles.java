package org.caunoi.post;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.caunoi.platform.reference.ReferenceFile;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.platform.reference.YamlFile;
import org.caunoi.platform.reference.YamlMap;
import org.caunoi.post.CarrierProfile.Province;
import org.caunoi.post.CarrierProfile.Status;
import org.caunoi.post.PostRules.Choice;
import org.caunoi.post.PostRules.ClassRule;
import org.caunoi.post.Provinces.Named;
import org.caunoi.post.SenderFile.Sender;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;

/** Reads the data files of this room; any mistake refuses the start and names file and line. */
final class ReadPostFiles {

  private static final String FOLDER = "reference/post/";
  private static final String GSO = "\\d\\d";
  private static final String CONFIDENCE = "seen|needs-confirmation";

  private final String location;
  private final ReferenceProblems problems = new ReferenceProblems();

  ReadPostFiles(String location) {
    this.location = location;
  }

  CarrierProfile carrier(String key) {
    String file = key + ".yaml";
    Optional<CarrierProfile> profile = map(file).map(map -> profile(key, map));
    problems.throwIfAny();
    return profile.orElseThrow();
  }

  PostRules rules() {
    Optional<PostRules> rules = map("rules.yaml").map(ReadPostFiles::rules);
    problems.throwIfAny();
    return rules.orElseThrow();
  }

  SenderFile senders() {
    Optional<SenderFile> senders = map("senders.yaml").map(ReadPostFiles::senders);
    problems.throwIfAny();
    return senders.orElseThrow();
  }

  Provinces provinces() {
    Optional<Provinces> provinces = map("provinces.yaml").map(ReadPostFiles::provinces);
    problems.throwIfAny();
    return provinces.orElseThrow();
  }

  private static Provinces provinces(YamlMap map) {
    map.text("version");
    map.text("source");
    map.text("confidence", CONFIDENCE, "a known confidence");
    List<Named> provinces = new ArrayList<>();
    for (YamlMap item : map.list("provinces")) {
      provinces.add(
          new Named(item.text("gso", GSO, "two digits"), item.text("name"), item.date("from")));
      item.refuseUnknown();
    }
    map.refuseUnknown();
    return new Provinces(List.copyOf(provinces));
  }

  private static Province province(YamlMap map) {
    Province province =
        new Province(map.text("gso", GSO, "two digits"), map.text("code"), map.date("from"));
    map.refuseUnknown();
    return province;
  }

  private static SenderFile senders(YamlMap map) {
    map.text("version");
    map.text("source");
    map.text("confidence", CONFIDENCE, "a known confidence");
    Map<String, Sender> senders = new LinkedHashMap<>();
    for (YamlMap item : map.list("senders")) {
      Sender sender =
          new Sender(
              item.optionalText("address").orElse(null), item.optionalText("phone").orElse(null));
      if (senders.put(item.text("authority"), sender) != null) {
        item.problem("authority", "is there twice");
      }
      item.refuseUnknown();
    }
    SenderFile file = new SenderFile(map.text("city"), map.text("phone"), senders);
    map.refuseUnknown();
    return file;
  }

  private Optional<YamlMap> map(String file) {
    return YamlFile.map(file, ReferenceFile.text(location, FOLDER + file), problems);
  }

  private static CarrierProfile profile(String key, YamlMap map) {
    map.text("carrier", key, "the key in the name of the file");
    map.text("source");
    map.text("confidence", CONFIDENCE, "a known confidence");
    List<Status> statuses = map.list("statuses").stream().map(ReadPostFiles::status).toList();
    if (statuses.stream().map(Status::code).filter(code -> code != null).distinct().count()
        < statuses.stream().filter(status -> status.code() != null).count()) {
      map.problem("statuses", "has the same code twice");
    }
    CarrierProfile profile =
        new CarrierProfile(
            key,
            map.text("version"),
            map.text("name"),
            map.bool("signed"),
            map.texts("operators"),
            statuses,
            map.has("provinces")
                ? map.list("provinces").stream().map(ReadPostFiles::province).toList()
                : List.of());
    map.refuseUnknown();
    return profile;
  }

  private static Status status(YamlMap map) {
    boolean moves = !map.has("noMove");
    Status status =
        new Status(
            map.optionalText("code").orElse(null),
            map.optionalText("text").orElse(null),
            moves ? map.oneOf("step", Step.class, Step::name) : null,
            map.has("corrects") ? Weight.CORRECTS : Weight.USUAL);
    if (status.code() == null && status.text() == null) {
      map.problem("needs a code or a text");
    }
    if (status.step() == Step.DELIVERED || status.step() == Step.PLANNED) {
      map.problem("step", "is never a carrier's word");
    }
    map.refuseUnknown();
    return status;
  }

  private static PostRules rules(YamlMap map) {
    map.text("version");
    map.text("source");
    map.text("confidence", CONFIDENCE, "a known confidence");
    List<Choice> carriers = new ArrayList<>();
    for (YamlMap item : map.list("carriers")) {
      carriers.add(new Choice(item.text("carrier"), item.date("from"), item.text("reason")));
      item.refuseUnknown();
    }
    List<ClassRule> classes = new ArrayList<>();
    for (YamlMap item : map.list("classes")) {
      classes.add(
          new ClassRule(
              item.oneOf("class", PaperClass.class, PaperClass::name), item.texts("procedures")));
      item.refuseUnknown();
    }
    List<Integer> reminders = new ArrayList<>();
    int held = (int) map.integer("heldDays", 1, 90);
    for (String day : map.texts("reminders")) {
      if (day.matches("\\d{1,2}")) {
        reminders.add(Integer.parseInt(day));
      } else {
        map.problem("reminders", "must be days: " + day.toLowerCase(Locale.ROOT));
      }
    }
    PostRules rules =
        new PostRules(
            List.copyOf(carriers),
            List.copyOf(classes),
            held,
            List.copyOf(reminders),
            Duration.ofHours(map.integer("codeHours", 1, 48)),
            (int) map.integer("letterGrams", 1, 2_000));
    map.refuseUnknown();
    return rules;
  }
}
