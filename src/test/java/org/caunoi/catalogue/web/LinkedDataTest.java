package org.caunoi.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.Confidence;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The published catalogue, read back by Apache Jena and held against the rules of CPSV-AP 3.2. */
@IntegrationTest
class LinkedDataTest {

  private static final String TURTLE = "/catalogue/linked-data.ttl";
  private static final String CV = "http://data.europa.eu/m8g/";
  private static final String CPSV = "http://purl.org/vocab/cpsv#";

  private final Shapes shapes =
      Shapes.parse(RDFDataMgr.loadGraph("src/test/resources/cpsv-ap/shapes.ttl"));

  @Autowired private People people;
  @Autowired private Catalogue catalogue;
  @Autowired private Clock clock;

  private Model published;

  @BeforeEach
  void read() {
    published = parse(TURTLE, Lang.TURTLE);
  }

  @Test
  void keepsEveryRuleOfTheVocabulary() {
    assertThat(violations(published)).isEmpty();
  }

  @Test
  void saysTheSameInBothWays() {
    Model json = parse("/catalogue/linked-data.jsonld", Lang.JSONLD11);
    assertThat(json.size()).isEqualTo(published.size()).isGreaterThan(1000);
    assertThat(json.isIsomorphicWith(published)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "cpsv PublicService, http://purl.org/dc/terms/title",
    "cpsv PublicService, http://purl.org/dc/terms/identifier",
    "cpsv PublicService, http://purl.org/dc/terms/description",
    "cpsv PublicService, http://data.europa.eu/m8g/hasCompetentAuthority",
    "cv PublicOrganisation, http://purl.org/dc/terms/spatial",
    "cv Evidence, http://purl.org/dc/terms/identifier",
    "cv Cost, http://data.europa.eu/m8g/currency",
    "cpsv Rule, http://purl.org/dc/terms/description",
  })
  void aMissingValueIsFound(String type, String property) {
    Resource victim = all(type).getFirst();
    victim.removeAll(published.createProperty(property));
    assertThat(violations(published))
        .anyMatch(text -> text.contains(victim.getURI()) && text.contains(property));
  }

  @Test
  void aValueOfTheWrongKindIsFound() {
    Resource service = all("cpsv PublicService").getFirst();
    Property time = published.createProperty(CV + "processingTime");
    service.removeAll(time).addProperty(time, "ba ngày");
    Resource event = all("cv Event").getFirst();
    event.removeAll(RDF.type);
    assertThat(violations(published))
        .anyMatch(text -> text.contains("processingTime"))
        .anyMatch(text -> text.contains("isGroupedBy"));
  }

  @Test
  void everyCurrentProcedureIsAServiceOfItsCode() {
    List<ProcedureVersion> current = catalogue.listCurrent(VietnamTime.day(clock.instant()));
    assertThat(current).hasSizeGreaterThan(50);
    assertThat(all("cpsv PublicService"))
        .extracting(service -> service.getProperty(DCTerms.identifier).getString())
        .containsExactlyInAnyOrderElementsOf(current.stream().map(ProcedureVersion::code).toList());
  }

  @Test
  void namesTitleLanguageTermFeeAndChannelOfAProcedure() {
    Resource extract = service("2.000635");
    assertThat(extract.getProperty(DCTerms.title, "vi").getString()).contains("trích lục");
    assertThat(extract.getProperty(DCTerms.title, "en").getString()).startsWith("Copy of");
    assertThat(values(extract, CV + "processingTime")).containsExactly("P1D");
    assertThat(values(extract, DCTerms.language.getURI()))
        .containsExactly("http://publications.europa.eu/resource/authority/language/VIE");
    Property cost = published.createProperty(CV + "hasCost");
    assertThat(extract.listProperties(cost).mapWith(s -> s.getResource()).toList())
        .extracting(c -> c.getProperty(published.createProperty(CV + "hasValue")).getDouble())
        .containsExactlyInAnyOrder(0.0, 8000.0);
    assertThat(values(extract, CV + "hasChannel"))
        .allMatch(channel -> channel.matches(".*#channel-(online|counter)"))
        .hasSize(2);
    assertThat(values(extract, CPSV + "hasInput")).hasSize(1);
  }

  @Test
  void whatNobodyConfirmedIsNotToldAsLaw() {
    for (ProcedureVersion procedure : catalogue.listCurrent(VietnamTime.day(clock.instant()))) {
      Resource service = service(procedure.code());
      assertThat(values(service, CV + "hasCost"))
          .as(procedure.code())
          .hasSize(count(procedure.fees().stream().map(fee -> fee.confidence()).toList()));
      assertThat(values(service, CV + "hasLegalResource"))
          .hasSize(count(procedure.legalBasis().stream().map(law -> law.confidence()).toList()));
      if (procedure.terms().getFirst().confidence() != Confidence.SEEN) {
        assertThat(values(service, CV + "processingTime")).isEmpty();
        assertThat(values(service, CPSV + "follows")).isEmpty();
      }
      boolean papersSure = procedure.sourceOf("components").confidence() == Confidence.SEEN;
      assertThat(values(service, SKOS.editorialNote.getURI()))
          .as("note of %s", procedure.code())
          .anyMatch(note -> papersSure || note.startsWith("Not confirmed by the authority yet"));
    }
  }

  private static int count(List<Confidence> confidences) {
    return (int) confidences.stream().filter(Confidence.SEEN::equals).count();
  }

  private Resource service(String code) {
    return all("cpsv PublicService").stream()
        .filter(service -> service.hasProperty(DCTerms.identifier, code))
        .findFirst()
        .orElseThrow();
  }

  /** Of a class written as {@code cv Event}, in the order of their addresses. */
  private List<Resource> all(String type) {
    String uri = type.replace("cpsv ", CPSV).replace("cv ", CV);
    return published.listResourcesWithProperty(RDF.type, published.createResource(uri)).toList();
  }

  private List<String> values(Resource thing, String property) {
    return thing
        .listProperties(published.createProperty(property))
        .mapWith(
            fact -> fact.getObject().isLiteral() ? fact.getString() : fact.getResource().getURI())
        .toList();
  }

  private List<String> violations(Model model) {
    Graph graph = model.getGraph();
    ValidationReport report = ShaclValidator.get().validate(shapes, graph);
    return report.getEntries().stream()
        .map(entry -> entry.focusNode() + " " + entry.resultPath() + " " + entry.message())
        .toList();
  }

  private Model parse(String path, Lang language) {
    Model model = ModelFactory.createDefaultModel();
    RDFParser.fromString(people.nobody().get(path).body(), language).parse(model);
    return model;
  }
}
