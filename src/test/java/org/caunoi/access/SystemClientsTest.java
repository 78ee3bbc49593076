package org.caunoi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One administrator registers another system, a second lets it in, either shuts it out. */
@IntegrationTest
class SystemClientsTest {

  private static final Pattern TOKEN = Pattern.compile("cn_[A-Za-z0-9_-]{20,}");

  @Autowired private People people;
  @Autowired private JdbcClient jdbc;

  private Web one;
  private Web two;
  private String name;

  @BeforeEach
  void twoAdministrators() {
    one = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    two = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    name = "may-thu-" + UUID.randomUUID();
  }

  @Test
  void theKeyIsShownOnceAndWorksOnlyWhenTheSecondPersonHasConfirmed() {
    String token = registered(register("READ_DOSSIERS"));
    assertThat(one.get("/system-clients").body())
        .contains(name, "cần một người quản trị khác duyệt")
        .doesNotContain(token, "scope.");
    assertThat(read(token)).isEqualTo(401);

    assertThat(confirm(one).statusCode()).isEqualTo(409);
    assertThat(confirm(one).body()).contains("không tự duyệt được");
    assertThat(read(token)).isEqualTo(401);

    assertThat(confirm(two).statusCode()).isEqualTo(302);
    assertThat(read(token)).isEqualTo(200);
    assertThat(confirm(two).body()).contains("không còn chờ xác nhận");
    assertThat(two.get("/system-clients").body()).contains("Đang dùng", "Xem hồ sơ");
  }

  @Test
  void mayDoNoMoreThanItsScopes() {
    String token = registered(register("READ_DOSSIERS"));
    confirm(two);
    Web client = Web.withToken(people.port(), token);
    HttpResponse<String> filed =
        client.post("/api/v1/dossiers", "{}", "Idempotency-Key", UUID.randomUUID().toString());
    assertThat(filed.statusCode()).isEqualTo(403);
  }

  @Test
  void isShutOutFromItsNextRequestOn() {
    String token = registered(register("READ_DOSSIERS"));
    confirm(two);
    assertThat(end("").body()).contains("Cần điền mục này.");
    assertThat(read(token)).isEqualTo(200);
    assertThat(end("Hết thỏa thuận").statusCode()).isEqualTo(302);
    assertThat(read(token)).isEqualTo(401);
    assertThat(end("Lần nữa").body()).contains("đã ngừng từ trước");
    assertThat(two.get("/system-clients").body()).contains("Hết thỏa thuận");
  }

  @Test
  void oneThatWaitsCanBeEndedAndIsNeverLetIn() {
    registered(register("READ_DOSSIERS"));
    end("Đăng ký nhầm");
    assertThat(confirm(two).statusCode()).isEqualTo(409);
  }

  @Test
  void badRegistrationsNameTheField() {
    registered(register("READ_DOSSIERS"));
    assertThat(register("READ_DOSSIERS").body()).contains("Tên này đã dùng");
    assertThat(register("MANAGE_PEOPLE").body()).contains("không được làm việc này");
    assertThat(one.form("/system-clients", Map.of("name", "  ", "scopes", "READ_DOSSIERS")).body())
        .contains("Cần điền mục này.");
    assertThat(one.form("/system-clients", Map.of("name", name + "x")).body())
        .contains("Cần điền mục này.");
    assertThat(
            one.form(
                    "/system-clients",
                    Map.of("name", name + "x", "scopes", "READ_DOSSIERS", "authority", "KHONG-CO"))
                .body())
        .contains("Không có điểm đại lý hoặc cơ quan với mã này.");
    assertThat(
            one.form(
                    "/system-clients",
                    Map.of("name", name + "x", "scopes", "READ_DOSSIERS", "authority", "HN-0001"))
                .body())
        .as("a point is no authority")
        .contains("Không có điểm đại lý hoặc cơ quan với mã này.");
  }

  @Test
  void otherSystemsOfAdministratorsUseTheSamePath() {
    HttpResponse<String> made =
        one.post(
            "/api/v1/system-clients",
            "{\"name\": \"%s\", \"scopes\": [\"READ_DOSSIERS\"]}".formatted(name));
    assertThat(made.statusCode()).isEqualTo(201);
    String token = Web.json(made).path("token").asString();
    String path = "/api/v1/system-clients/" + Web.json(made).path("id").asString();
    HttpResponse<String> alone = one.post(path + "/confirmations", "{}");
    assertThat(Web.json(alone).path("code").asString()).isEqualTo("second-person-needed");
    assertThat(two.post(path + "/confirmations", "{}").statusCode()).isEqualTo(204);
    assertThat(read(token)).isEqualTo(200);
    assertThat(one.get("/api/v1/system-clients").body())
        .contains(name, "ACTIVE")
        .doesNotContain(token);
    assertThat(one.post(path + "/endings", "{}").statusCode()).isEqualTo(422);
    assertThat(one.post(path + "/endings", "{\"reason\": \"Hết hạn\"}").statusCode())
        .isEqualTo(204);
    assertThat(read(token)).isEqualTo(401);
  }

  @Test
  void theDatabaseItselfWantsFourEyes() {
    registered(register("READ_DOSSIERS"));
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        """
                        UPDATE access.system_client
                        SET active = true, confirmed_at = created_at, confirmed_by = registered_by WHERE name = :name
                        """)
                    .param("name", name)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("system_client_four_eyes");
    assertThatThrownBy(
            () ->
                jdbc.sql("UPDATE access.system_client SET active = true WHERE name = :name")
                    .param("name", name)
                    .update())
        .hasMessageContaining("system_client_works");
  }

  private HttpResponse<String> register(String scope) {
    one.get("/system-clients");
    return one.form("/system-clients", Map.of("name", name, "scopes", scope));
  }

  private static String registered(HttpResponse<String> answer) {
    Matcher token = TOKEN.matcher(answer.body());
    assertThat(token.find()).as(answer.body()).isTrue();
    return token.group();
  }

  private HttpResponse<String> confirm(Web who) {
    who.get("/system-clients");
    return who.form("/system-clients/" + id() + "/confirmations", Map.of());
  }

  private HttpResponse<String> end(String reason) {
    return one.form("/system-clients/" + id() + "/endings", Map.of("reason", reason));
  }

  private UUID id() {
    return jdbc.sql("SELECT id FROM access.system_client WHERE name = :name")
        .param("name", name)
        .query(UUID.class)
        .single();
  }

  private int read(String token) {
    return Web.withToken(people.port(), token).get("/api/v1/dossiers").statusCode();
  }
}
