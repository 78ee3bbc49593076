package org.caunoi.post.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caunoi.exchange.Delivery;
import org.caunoi.exchange.Reading;
import org.caunoi.exchange.Reply;
import org.caunoi.exchange.Verdict;
import org.caunoi.post.carrier.Order.Side;
import org.caunoi.twin.House;
import org.caunoi.twin.Manners;
import org.caunoi.twin.Twin;
import org.caunoi.twin.TwinServer;
import org.caunoi.twin.Vice;
import org.caunoi.twin.Words;
import org.caunoi.twin.Words.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Both adapters against their twins, over HTTP. */
class AdaptersTest {

  private static final Instant AT = Instant.parse("2026-03-03T07:07:00Z");
  private static final House HOUSE = new House("user", "password", "shared-secret-of-it", "a-path");
  private static final Order ORDER =
      new Order(
          "DE000000017VN",
          "H26-1",
          new Side("Sở Thử", "Số 1 phố Thử", null, "10"),
          new Side("Nguyễn Thử", "Số 2 phố Thử", "0900000001", "18"),
          "Giấy tờ",
          100,
          null);

  private final JsonMapper json = JsonMapper.shared();
  private final CarrierHttp http = new CarrierHttp(json, Duration.ofSeconds(5));
  private final ViettelPost viettelPost = new ViettelPost(http, json);
  private final VnPost vnPost = new VnPost(new VnPostOrders(http, new Seen()), json);
  private final Clock clock = Clock.fixed(AT, ZoneOffset.UTC);
  private final Twin first = new Twin(Words.VIETTEL_POST, HOUSE, 1, clock);
  private final Twin second = new Twin(Words.VN_POST, HOUSE, 2, clock);
  private @Nullable TwinServer started;

  @BeforeEach
  void start() throws IOException {
    started = TwinServer.start(0, first, second);
  }

  @AfterEach
  void stop() {
    server().close();
  }

  private TwinServer server() {
    return Objects.requireNonNull(started);
  }

  private Access access(Words words) {
    return new Access(
        server().url(words), HOUSE.user(), HOUSE.password(), HOUSE.secret(), HOUSE.path());
  }

  private void bothAnswer(Class<? extends Reply> kind) {
    assertThat(viettelPost.create(ORDER, access(Words.VIETTEL_POST))).isInstanceOf(kind);
    assertThat(vnPost.create(ORDER, access(Words.VN_POST))).isInstanceOf(kind);
  }

  @Test
  void anOrderIsTakenFoundAndCancelled() {
    assertThat(viettelPost.find("DE000000017VN", access(Words.VIETTEL_POST)))
        .isInstanceOf(Reply.Absent.class);
    assertThat(vnPost.find("DE000000017VN", access(Words.VN_POST)))
        .isInstanceOf(Reply.Absent.class);
    bothAnswer(Reply.Taken.class);
    bothAnswer(Reply.Taken.class);
    assertThat(first.orders() + second.orders()).isEqualTo(2);
    assertThat(viettelPost.find("DE000000017VN", access(Words.VIETTEL_POST)))
        .isEqualTo(new Reply.Taken("TW10000001"));
    assertThat(vnPost.find("DE000000017VN", access(Words.VN_POST)))
        .isEqualTo(new Reply.Taken("TW10000001"));
    assertThat(viettelPost.cancel("DE000000017VN", "TW10000001", access(Words.VIETTEL_POST)))
        .isInstanceOf(Reply.Taken.class);
    assertThat(vnPost.cancel("DE000000017VN", "TW10000001", access(Words.VN_POST)))
        .isInstanceOf(Reply.Taken.class);
    assertThat(first.advanceToTheEnd() + second.advanceToTheEnd()).isZero();
  }

  @Test
  void whatTheReceiverPaysIsOrderedToBeCollectedAndNothingElse() {
    bothAnswer(Reply.Taken.class);
    assertThat(first.collects(ORDER.reference()) + second.collects(ORDER.reference())).isZero();
    Order dear =
        new Order(
            "DE000000025VN",
            ORDER.dossierCode(),
            ORDER.sender(),
            ORDER.receiver(),
            ORDER.content(),
            ORDER.grams(),
            4_500L);
    assertThat(viettelPost.create(dear, access(Words.VIETTEL_POST)))
        .isInstanceOf(Reply.Taken.class);
    assertThat(vnPost.create(dear, access(Words.VN_POST))).isInstanceOf(Reply.Taken.class);
    assertThat(first.collects(dear.reference())).isEqualTo(4_500);
    assertThat(second.collects(dear.reference())).isEqualTo(4_500);
  }

  @Test
  void ofAnAddressThatIsTooLongTheWardAndTheCityAreTold() throws IOException {
    List<String> heard = new CopyOnWriteArrayList<>();
    HttpServer carrier =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    carrier.createContext(
        "/",
        exchange -> {
          heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] said =
              "{\"status\":200,\"error\":false,\"data\":{\"token\":\"t\",\"ORDER_NUMBER\":\"1\"}}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, said.length);
          exchange.getResponseBody().write(said);
          exchange.close();
        });
    carrier.start();
    String end = ", Phường Hoàn Kiếm, Thành phố Hà Nội";
    Side far =
        new Side("Nguyễn Thử", "Số 2 phố Thử" + ", Khu tập thể Thử".repeat(9) + end, null, "01");
    try {
      Access there =
          new Access(
              "http://localhost:" + carrier.getAddress().getPort(), "user", "p", "s", "path");
      viettelPost.create(ORDER.between(ORDER.sender(), far), there);
    } finally {
      carrier.stop(0);
    }
    assertThat(json.readTree(heard.getLast()).path("RECEIVER_ADDRESS").asString())
        .startsWith("Số 2 phố Thử, Khu tập thể Thử,")
        .endsWith(end);
  }

  @Test
  void theProvinceOfEachSideIsTold() {
    assertThat(vnPost.create(ORDER, access(Words.VN_POST))).isInstanceOf(Reply.Taken.class);
    assertThat(second.provinces(ORDER.reference())).isEqualTo("10-18");
  }

  @Test
  void aRefusalInHttp200IsARefusal() {
    first.behave(Manners.GOOD.with(Vice.REFUSED, 100));
    second.behave(Manners.GOOD.with(Vice.REFUSED, 100));
    bothAnswer(Reply.Declined.class);
  }

  @Test
  void aLookUpThatIsRefusedInHttp200SaysNothingOfTheOrder() {
    first.behave(Manners.GOOD.with(Vice.BLIND, 100));
    second.behave(Manners.GOOD.with(Vice.BLIND, 100));
    bothAnswer(Reply.Taken.class);
    bothFind(Reply.Unknown.class);
    assertThat(viettelPost.ask(List.of(ORDER.reference()), access(Words.VIETTEL_POST))).isEmpty();
    first.behave(Manners.GOOD);
    second.behave(Manners.GOOD);
    bothFind(Reply.Taken.class);
  }

  @Test
  void anOrderThatIsRegisteredLateIsFoundLate() {
    first.behave(Manners.GOOD.with(Vice.LATE, 100));
    second.behave(Manners.GOOD.with(Vice.LATE, 100));
    bothAnswer(Reply.Taken.class);
    bothFind(Reply.Absent.class);
    first.reportsTo(server().url(Words.VIETTEL_POST));
    second.reportsTo(server().url(Words.VN_POST));
    first.advance();
    second.advance();
    bothFind(Reply.Taken.class);
  }

  private void bothFind(Class<? extends Reply> kind) {
    assertThat(viettelPost.find(ORDER.reference(), access(Words.VIETTEL_POST))).isInstanceOf(kind);
    assertThat(vnPost.find(ORDER.reference(), access(Words.VN_POST))).isInstanceOf(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"status\":200,\"data\":{}}",
        "{\"status\":205,\"error\":false,\"data\":{}}",
        "{\"status\":200,\"error\":false,\"data\":null}",
        "{\"status\":200,\"error\":false,\"data\":{\"ORDER_REFERENCE\":\"another\"}}",
        "{\"status\":\"success\"}",
        "{\"status\":\"error\",\"items\":[]}"
      })
  void anAnswerThatIsNoneLeavesAnOrderUnknown(String answer) throws IOException {
    HttpServer odd =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    odd.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          byte[] said =
              (path.contains("/v2/user/")
                      ? "{\"status\":200,\"error\":false,\"data\":{\"token\":\"t\"}}"
                      : path.equals("/token") ? "{\"accessToken\":\"t\"}" : answer)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, said.length);
          exchange.getResponseBody().write(said);
          exchange.close();
        });
    odd.start();
    try {
      Access there =
          new Access("http://localhost:" + odd.getAddress().getPort(), "user", "p", "s", "path");
      assertThat(viettelPost.find(ORDER.reference(), there)).isInstanceOf(Reply.Unknown.class);
      assertThat(vnPost.find(ORDER.reference(), there)).isInstanceOf(Reply.Unknown.class);
    } finally {
      odd.stop(0);
    }
  }

  @Test
  void noAnswerIsUnknownAndNoConnectionIsCertainlyNot() {
    first.behave(Manners.GOOD.with(Vice.MUTE, 100).with(Vice.ANEW, 100));
    second.behave(Manners.GOOD.with(Vice.MUTE, 100).with(Vice.ANEW, 100));
    bothAnswer(Reply.Unknown.class);
    first.behave(Manners.down(true));
    second.behave(Manners.down(true));
    bothAnswer(Reply.NotNow.class);
    server().close();
    bothAnswer(Reply.NotNow.class);
  }

  @Test
  void aWrongPasswordIsDeclinedBeforeAnythingIsOrdered() {
    Access wrong =
        new Access(server().url(Words.VIETTEL_POST), "user", "wrong", HOUSE.secret(), HOUSE.path());
    assertThat(viettelPost.create(ORDER, wrong)).isInstanceOf(Reply.Declined.class);
    assertThat(first.orders()).isZero();
  }

  @Test
  void aReportIsReadWithItsTimeOfVietnamAndOneWithAnotherSecretIsForged() {
    Status status = new Status("501", "Giao thành công");
    byte[] body = report(status, HOUSE.secret());
    assertThat(viettelPost.notices(body))
        .isEqualTo(List.of(new Notice("DE000000017VN", "TW1", "501", "Giao thành công", AT)));
    assertThat(viettelPost.read(delivery(body, "a-path"), access(Words.VIETTEL_POST)))
        .isInstanceOf(Reading.Genuine.class);
    assertRejected(Verdict.FORGED, report(status, "another-secret"), "a-path");
    assertRejected(Verdict.WRONG_PATH, body, "b-path");
    assertRejected(Verdict.UNREADABLE, "{}".getBytes(StandardCharsets.UTF_8), "a-path");
  }

  private void assertRejected(Verdict verdict, byte[] body, String path) {
    Reading reading = viettelPost.read(delivery(body, path), access(Words.VIETTEL_POST));
    Verdict told = reading instanceof Reading.Rejected rejected ? rejected.verdict() : Verdict.NEW;
    // A body without a token cannot be told from a forged one.
    assertThat(told).isIn(verdict, Verdict.FORGED);
    assertThat(told == verdict || verdict == Verdict.UNREADABLE).isTrue();
  }

  private static byte[] report(Status status, String secret) {
    return Words.VIETTEL_POST
        .report("DE000000017VN", "TW1", status, AT, AT, secret)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Delivery delivery(byte[] body, String path) {
    return new Delivery(path, body, "127.0.0.1", AT);
  }
}
