package org.caunoi.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Words come back from both ways of writing exactly as they went in. */
class LinkedDataWritingTest {

  private static final String ADDRESS = "https://caunoi.example/catalogue/linked-data";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cấp bản sao trích lục hộ tịch",
        "\"ngoặc kép\" và 'ngoặc đơn'",
        "gạch chéo ngược \\ ở giữa \\n",
        "hai\r\ndòng\tvà cách",
        "",
        "\"\"\" . <https://evil.example> a <x> ; # @en ^^",
        "chữ hiếm 𠀀 và 😀",
        "{\"@id\": \"x\"}",
      })
  void wordsComeBackAsTheyWentIn(String words) {
    Thing thing =
        Thing.of("#service-2.000635", "cpsv:PublicService").words("dct:title", words, "vi");
    LinkedData data = new LinkedData(ADDRESS, List.of(thing));
    assertComesBack(parse(data.turtle(), Lang.TURTLE), words);
    String json = JsonMapper.shared().writeValueAsString(data.jsonLd());
    assertComesBack(parse(json, Lang.JSONLD11), words);
  }

  private static void assertComesBack(Model model, String words) {
    assertThat(model.size()).isEqualTo(2);
    assertThat(
            model
                .getResource(ADDRESS + "#service-2.000635")
                .getProperty(DCTerms.title, "vi")
                .getString())
        .isEqualTo(words);
  }

  private static Model parse(String text, Lang language) {
    Model model = ModelFactory.createDefaultModel();
    RDFParser.fromString(text, language).parse(model);
    return model;
  }
}
