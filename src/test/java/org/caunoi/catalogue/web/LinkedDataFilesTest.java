package org.caunoi.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How programs fetch the catalogue as linked data. */
@IntegrationTest
class LinkedDataFilesTest {

  private static final String ADDRESS = "/catalogue/linked-data";

  @Autowired private People people;

  private Web anybody;

  @BeforeEach
  void withoutAccount() {
    anybody = people.nobody();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/turtle | text/turtle",
        "application/ld+json | application/ld+json",
        "text/turtle;q=0.5, application/ld+json | application/ld+json",
        "application/ld+json;q=0.5, text/turtle | text/turtle",
        "text/html, */* | application/ld+json",
      })
  void givesTheKindThatIsPreferred(String accepted, String given) {
    HttpResponse<String> answer = anybody.get(ADDRESS, "Accept", accepted);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(given);
    assertThat(answer.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept"));
  }

  @Test
  void isKeptByCachesAndNotSentAgainUnchanged() {
    HttpResponse<String> first = anybody.get(ADDRESS + ".ttl");
    assertThat(first.headers().firstValue("Cache-Control")).hasValue("max-age=3600, public");
    assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = anybody.get(ADDRESS + ".ttl", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(anybody.get(ADDRESS + ".jsonld").headers().firstValue("ETag")).isNotEqualTo(tag);
  }

  @Test
  void aHeaderThatIsNoHeaderIsRefused() {
    assertThat(anybody.get(ADDRESS, "Accept", "turtle please").statusCode()).isBetween(400, 406);
  }

  @Test
  void thePageOfProceduresPointsToBothKinds() {
    String page = anybody.get("/procedures").body();
    String head = page.substring(0, page.indexOf("</head>"));
    assertThat(head)
        .contains("rel=\"alternate\" type=\"application/ld+json\" href=\"" + ADDRESS + ".jsonld\"")
        .contains("rel=\"alternate\" type=\"text/turtle\" href=\"" + ADDRESS + ".ttl\"");
    assertThat(page).contains("<a href=\"" + ADDRESS + ".jsonld\">Danh mục này cho máy tính đọc");
    assertThat(anybody.get("/").body()).doesNotContain("rel=\"alternate\"");
  }
}
