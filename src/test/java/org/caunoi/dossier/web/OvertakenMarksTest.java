package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.Mark;
import org.caunoi.dossier.MarkComponent;
import org.caunoi.dossier.ReadDossier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No act writes over a colleague's mark that was not on the screen. */
@IntegrationTest
class OvertakenMarksTest {

  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private MarkComponent marking;
  @Autowired private ReadDossier reading;

  private SignedIn officer;
  private SignedIn colleague;
  private Web web;
  private String page = "";
  private String code = "";

  @BeforeEach
  void aDossierOnAScreen() {
    officer = people.officer(Role.INTAKE_OFFICER, walk.authority());
    colleague = people.officer(Role.INTAKE_OFFICER, walk.authority());
    web = people.signIn(officer);
    code = walk.filing().file().code();
    page = "/dossiers/" + code;
  }

  @Test
  void anAcceptanceLeavesTheirCrossAndComesBackWithIt() {
    Map<String, String> form = form("mark-form", "ok");
    marking.mark(colleague, code, "form", false, "Sai năm sinh thử.");
    HttpResponse<String> refused = web.form(page + "/acceptances", form);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains(colleague.displayName(), "Sai năm sinh thử.");
    assertThat(marks()).singleElement().returns(false, Mark::complete);
    assertThat(state()).isEqualTo(DossierState.NEW);
    assertThat(web.form(page + "/acceptances", form("mark-form", "ok")).statusCode())
        .isEqualTo(302);
    assertThat(state()).isEqualTo(DossierState.ACCEPTED);
  }

  @Test
  void aRequestForPapersLosesNoWordsOfTheirs() {
    Map<String, String> form = form("mark-form", "no");
    form.put("reason-form", "Thiếu chữ ký thử.");
    marking.mark(colleague, code, "form", false, "Sai năm sinh thử.");
    HttpResponse<String> refused = web.form(page + "/supplement-requests", form);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("Sai năm sinh thử.", "Thiếu chữ ký thử.");
    assertThat(marks()).singleElement().returns("Sai năm sinh thử.", Mark::reason);
    assertThat(state()).isEqualTo(DossierState.NEW);
  }

  @Test
  void aProgramThatSaysNotWhatItSawOverridesACrossOnlyByMarkingIt() {
    marking.mark(colleague, code, "form", false, "Sai năm sinh thử.");
    web.get(page);
    String acts = "/api/v1" + page;
    HttpResponse<String> refused = web.post(acts + "/acceptances", Walk.FORM_COMPLETE);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("marks-overtaken", "/marks/form", "Sai năm sinh thử.");
    assertThat(marks()).singleElement().returns(false, Mark::complete);
    marking.mark(officer, code, "form", true, null);
    assertThat(web.post(acts + "/acceptances", Walk.FORM_COMPLETE).statusCode()).isEqualTo(201);
  }

  /** What the page sends as it stands now. */
  private Map<String, String> form(String mark, String value) {
    Matcher seen = SEEN.matcher(web.get(page).body());
    assertThat(seen.find()).isTrue();
    return new HashMap<>(Map.of("version", "1", "seen", seen.group(1), mark, value));
  }

  private List<Mark> marks() {
    return marking.list(officer, code);
  }

  private DossierState state() {
    return reading.facts(officer, code).state();
  }
}
