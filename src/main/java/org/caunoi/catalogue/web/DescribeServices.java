package org.caunoi.catalogue.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caunoi.catalogue.Confidence;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.catalogue.FeeRule;
import org.caunoi.catalogue.LegalBasis;
import org.caunoi.catalogue.LocalizedText;
import org.caunoi.catalogue.OnlineLevel;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.catalogue.TermRule;
import org.caunoi.catalogue.Topic;
import org.caunoi.platform.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Describes procedures in the vocabulary of public services, CPSV-AP 3.2.
 *
 * <p>As on the public pages, amounts, terms and laws nobody confirmed are left out, because a
 * machine takes them for law; papers, results and authorities nobody confirmed are told, and the
 * service carries a note ({@code skos:editorialNote}) that names them.
 */
@Component
final class DescribeServices {

  private static final String VIETNAMESE =
      "http://publications.europa.eu/resource/authority/language/VIE";
  private static final String DONG =
      "http://publications.europa.eu/resource/authority/currency/VND";
  private static final String CITY = "#hanoi";

  private final String address;
  private final String site;
  private final Texts vi;
  private final Texts en;

  /**
   * @param site address of this installation as the world sees it
   */
  DescribeServices(
      MessageSource words, @Value("${caunoi.base-url:http://localhost:8080}") String site) {
    this.site = site;
    this.address = site + "/catalogue/linked-data";
    this.vi = new Texts(words, Locale.of("vi"));
    this.en = new Texts(words, Locale.ENGLISH);
  }

  /** One document for all these procedures, in their order. */
  LinkedData describe(List<ProcedureVersion> procedures) {
    Map<String, Thing> things = new LinkedHashMap<>();
    add(things, Thing.of(VIETNAMESE, "dct:LinguisticSystem"));
    add(things, concept(DONG, said(t -> t.get("linked.dong"))));
    add(
        things,
        Thing.of(CITY, "dct:Location", "atu:atu-type")
            .words("skos:prefLabel", said(t -> t.get("linked.city"))));
    procedures.forEach(procedure -> describe(procedure).forEach(thing -> add(things, thing)));
    return new LinkedData(address, List.copyOf(things.values()));
  }

  /** What several procedures share is told once. */
  private static void add(Map<String, Thing> things, Thing thing) {
    things.putIfAbsent(thing.id(), thing);
  }

  private List<Thing> describe(ProcedureVersion procedure) {
    List<Thing> things = new ArrayList<>();
    Thing service = service(procedure);
    things.add(service);
    join(service, "foaf:page", List.of(page(procedure)), things);
    join(service, "cv:hasCompetentAuthority", List.of(authority(procedure)), things);
    join(service, "cv:thematicArea", List.of(field(procedure.field())), things);
    join(
        service,
        "cv:isGroupedBy",
        procedure.lifeEvents().stream().map(this::event).toList(),
        things);
    join(service, "cv:hasChannel", channels(procedure), things);
    join(service, "cpsv:hasInput", papers(procedure), things);
    join(service, "cpsv:produces", List.of(result(procedure)), things);
    join(service, "cv:hasCost", costs(procedure), things);
    join(service, "cpsv:follows", terms(procedure), things);
    join(service, "cv:hasLegalResource", laws(procedure), things);
    return things;
  }

  private static void join(
      Thing service, String property, Collection<Thing> others, List<Thing> things) {
    others.forEach(other -> service.link(property, other.id()));
    things.addAll(others);
  }

  private Thing service(ProcedureVersion procedure) {
    Thing service =
        Thing.of("#service-" + procedure.code(), "cpsv:PublicService")
            .code("dct:identifier", procedure.code())
            .words("dct:title", procedure.name())
            .words("dct:description", procedure.summary())
            .link("dct:language", VIETNAMESE)
            .link("dct:spatial", CITY);
    procedure.aliases().forEach(alias -> service.words("dcat:keyword", alias, "vi"));
    if (isTermSure(procedure)) {
      service.literal("cv:processingTime", duration(procedure.terms().getFirst()), "xsd:duration");
    }
    List<String> unsure =
        Stream.of("authority", "components", "result")
            .filter(part -> ProcedureWords.unconfirmed(procedure, part))
            .toList();
    return unsure.isEmpty() ? service : service.words("skos:editorialNote", note(unsure));
  }

  private LocalizedText note(List<String> unsure) {
    return said(
        t ->
            t.get(
                "linked.unconfirmed",
                unsure.stream()
                    .map(part -> t.get("procedure.part." + part))
                    .collect(Collectors.joining(", "))));
  }

  private Thing page(ProcedureVersion procedure) {
    return Thing.of(site + "/procedures/" + procedure.code(), "foaf:Document");
  }

  private Thing authority(ProcedureVersion procedure) {
    String key = procedure.authority().key();
    return Thing.of("#authority-" + key, "cv:PublicOrganisation")
        .code("dct:identifier", key)
        .words("skos:prefLabel", said(t -> ProcedureWords.place(procedure, t)))
        .link("dct:spatial", CITY);
  }

  private Thing field(Topic field) {
    return concept("#field-" + field.key(), field.name());
  }

  private Thing event(Topic event) {
    return Thing.of("#event-" + event.key(), "cv:Event", "cv:LifeEvent")
        .code("dct:identifier", event.key())
        .words("dct:title", event.name());
  }

  /** The channels a confirmed fee or the level of online service speaks of. */
  private List<Thing> channels(ProcedureVersion procedure) {
    boolean online =
        (procedure.level() == OnlineLevel.FULL || procedure.level() == OnlineLevel.PARTIAL)
            && !ProcedureWords.unconfirmed(procedure, "level");
    return Stream.concat(
            Stream.of(SubmissionChannel.ONLINE).filter(channel -> online),
            sureFees(procedure).stream().map(FeeRule::channel))
        .distinct()
        .map(this::channel)
        .toList();
  }

  private Thing channel(SubmissionChannel channel) {
    return Thing.of("#channel-" + channel.key(), "cv:Channel")
        .code("dct:identifier", channel.key())
        .words("dct:description", said(t -> t.get("procedure.channel." + channel.key())));
  }

  private List<Thing> papers(ProcedureVersion procedure) {
    return procedure.components().stream().map(paper -> paper(procedure, paper)).toList();
  }

  private static Thing paper(ProcedureVersion procedure, DossierComponent paper) {
    String id = procedure.code() + "-" + paper.key();
    Thing evidence =
        Thing.of("#paper-" + id, "cv:Evidence")
            .code("dct:identifier", id)
            .words("dct:title", paper.name());
    return paper.why() == null ? evidence : evidence.words("dct:description", paper.why());
  }

  private static Thing result(ProcedureVersion procedure) {
    return Thing.of("#result-" + procedure.code(), "cv:Output")
        .code("dct:identifier", procedure.code() + "-result")
        .words("dct:title", procedure.result().name());
  }

  private static List<FeeRule> sureFees(ProcedureVersion procedure) {
    return procedure.fees().stream().filter(fee -> fee.confidence() == Confidence.SEEN).toList();
  }

  private List<Thing> costs(ProcedureVersion procedure) {
    List<Thing> costs = new ArrayList<>();
    for (FeeRule fee : sureFees(procedure)) {
      String id = procedure.code() + "-" + (costs.size() + 1);
      costs.add(
          Thing.of("#cost-" + id, "cv:Cost")
              .code("dct:identifier", id)
              .literal("cv:hasValue", Long.toString(fee.amount()), "xsd:double")
              .link("cv:currency", DONG)
              .words(
                  "dct:description",
                  said(
                      t ->
                          ProcedureWords.amount(fee.amount(), fee.unit(), t)
                              + ". "
                              + fee.rule().in(t.locale())))
              .link("cv:ifAccessedThrough", channel(fee.channel()).id()));
    }
    return costs;
  }

  /** A term is told when it holds in every case; conditions over the answers have no words. */
  private static boolean isTermSure(ProcedureVersion procedure) {
    return procedure.terms().size() == 1
        && procedure.terms().getFirst().confidence() == Confidence.SEEN;
  }

  private List<Thing> terms(ProcedureVersion procedure) {
    if (!isTermSure(procedure)) {
      return List.of();
    }
    TermRule term = procedure.terms().getFirst();
    return List.of(
        Thing.of("#term-" + procedure.code(), "cpsv:Rule")
            .code("dct:identifier", procedure.code() + "-term")
            .words("dct:title", said(t -> t.get("procedure.term")))
            .words("dct:description", said(t -> ProcedureWords.term(term, t))));
  }

  /** In ISO 8601, which knows no working days: they are given as days, the rule says which. */
  private static String duration(TermRule term) {
    return switch (term.strategy()) {
      case SAME_DAY_CUTOFF -> "P1D";
      case WORKING_DAYS, CALENDAR_DAYS -> "P" + term.amount() + "D";
      case WORKING_HOURS -> "PT" + term.amount() + "H";
      case MONTHS -> "P" + term.amount() + "M";
    };
  }

  private static List<Thing> laws(ProcedureVersion procedure) {
    List<Thing> laws = new ArrayList<>();
    for (LegalBasis law : procedure.legalBasis()) {
      if (law.confidence() == Confidence.SEEN) {
        laws.add(
            Thing.of("#law-" + procedure.code() + "-" + (laws.size() + 1), "eli:LegalResource")
                .words("dct:title", law.text(), "vi"));
      }
    }
    return laws;
  }

  private static Thing concept(String id, LocalizedText name) {
    return Thing.of(id, "skos:Concept").words("skos:prefLabel", name);
  }

  private LocalizedText said(Function<Texts, String> words) {
    return new LocalizedText(words.apply(vi), words.apply(en));
  }
}
