package org.caunoi.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The front door and the procedures, for somebody who has no account. */
@IntegrationTest
class PublicPagesTest {

  private static final String EXTRACT = "/procedures/2.000635";

  @Autowired private People people;

  private Web citizen;

  @BeforeEach
  void anybody() {
    citizen = people.nobody();
  }

  @Test
  void theFrontDoorOffersTrackingSearchAndSignIn() {
    HttpResponse<String> page = citizen.get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("action=\"/tracking\"", "action=\"/procedures\"", "href=\"/sign-in\"")
        .contains("tel:")
        .doesNotContain("<script");
  }

  @Test
  void peopleAtWorkGoOnToTheirWork() {
    Web centre = people.signIn(people.officer(Role.INSPECTOR, null));
    HttpResponse<String> answer = centre.get("/");
    assertThat(answer.statusCode()).isEqualTo(302);
    String to = URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    assertThat(centre.get(to).statusCode()).isEqualTo(200);
  }

  @Test
  void everyLifeEventLeadsToProcedures() {
    String home = citizen.get("/").body();
    assertThat(Pattern.compile("/procedures\\?topic=([a-z-]+)").matcher(home).results())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            link ->
                assertThat(citizen.get(link.group()).body())
                    .as(link.group())
                    .contains("<li><a href=\"/procedures/"));
  }

  @Test
  void findsAProcedureInEverydayWords() {
    assertThat(citizen.get("/procedures?q=xin%20lai%20giay%20khai%20sinh").body())
        .contains("href=\"" + EXTRACT + "\"");
    HttpResponse<String> none = citizen.get("/procedures?q=%27%22%3Cb%3Ezzzzqqqq");
    assertThat(none.statusCode()).isEqualTo(200);
    assertThat(none.body()).contains("Chưa tìm thấy").doesNotContain("<b>");
  }

  @Test
  void tellsPapersFeeAndTermOfOneCase() {
    String self = citizen.get(EXTRACT).body();
    assertThat(self)
        .contains("0 đồng", "8.000 đồng mỗi bản", "Trong ngày nếu nộp trước 15:00")
        .contains("Bản số 1")
        .doesNotContain("Giấy ủy quyền", "<script");
    String other = citizen.get(EXTRACT + "?a-forWhom=other&a-copies=3").body();
    assertThat(other)
        .contains("Giấy ủy quyền", "Vì xin cho người khác", "bring-list?a-forWhom=other");
    assertThat(citizen.get(EXTRACT + "/bring-list?a-forWhom=other").body())
        .contains("Giấy ủy quyền", "Cho người khác", "/css/print-a5.css");
  }

  @Test
  void anAnswerThatIsNoneIsNamed() {
    HttpResponse<String> page = citizen.get(EXTRACT + "?a-forWhom=nobody&a-copies=99");
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("id=\"a-forWhom-error\"", "id=\"a-copies-error\"");
    assertThat(citizen.get(EXTRACT + "?x=1&a-unknown=2").statusCode()).isEqualTo(200);
    assertThat(citizen.get("/procedures/7.777777").statusCode()).isEqualTo(404);
  }

  @Test
  void whatNobodyConfirmedIsMarkedForAdministratorsAndNeverShownAsARule() {
    String page = citizen.get(EXTRACT).body();
    assertThat(row(page, "Gửi qua bưu điện"))
        .contains("Chưa có mức chính thức")
        .doesNotContain("8.000");
    assertThat(page).doesNotContain("Chưa kiểm chứng");
    Web administrator = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    assertThat(administrator.get(EXTRACT).body())
        .contains("Chưa kiểm chứng", "Lệ phí, Gửi qua bưu điện: 8.000 đồng");
    Web clerk = people.signIn(people.clerk("HN-0001"));
    assertThat(clerk.get(EXTRACT).body()).doesNotContain("Chưa kiểm chứng");
  }

  @Test
  void everyProcedureHasAPageInBothLanguages() {
    String list = citizen.get("/api/v1/procedures?limit=100").body();
    assertThat(Pattern.compile("\"code\":\"([0-9a-z.-]+)\",\"versionId\"").matcher(list).results())
        .hasSizeGreaterThan(60)
        .allSatisfy(
            match -> {
              for (String lang : new String[] {"vi", "en"}) {
                HttpResponse<String> page =
                    citizen.get("/procedures/" + match.group(1) + "?lang=" + lang);
                assertThat(page.statusCode()).as(match.group(1)).isEqualTo(200);
                assertThat(page.body())
                    .as(match.group(1))
                    .doesNotContain(">procedure.", ">null<", "{0}");
              }
            });
  }

  private static String row(String page, String label) {
    int from = page.indexOf("<dt>" + label);
    return page.substring(from, page.indexOf("</div>", from));
  }
}
