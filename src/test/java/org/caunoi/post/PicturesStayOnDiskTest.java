package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.OnTheWay;
import org.caunoi.document.Samples;
import org.caunoi.post.model.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is sent about parcels passes from disk to disk: the largest thing this room makes in memory
 * meanwhile is a piece of 64 KB, as the virtual machine itself tells.
 */
@IntegrationTest
class PicturesStayOnDiskTest {

  private static final String BOUNDARY = "synthetic-boundary";

  /** An array of 64 KB with its head. */
  private static final long PIECE = 64 * 1024 + 16;

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private TakeOverParcel taking;
  @Autowired private JdbcClient jdbc;

  @TempDir private Path folder;

  @Test
  void aPhotoOfTenMegabytesIsNeverHeld() throws IOException {
    Shipment shipment = plain();
    SignedIn postman = people.courier(Parcels.POINT);
    taking.take(postman, shipment.id(), null);
    Web phone = people.signIn(postman);
    phone.get("/shipments");
    Path body =
        form(
            "photo",
            Map.of("lat", "21.03", "lon", "105.85"),
            out -> out.write(Samples.coded(noise(1_790, 1_850), "png")));
    assertThat(Files.size(body)).isGreaterThan(9_900_000);
    long largest =
        largestWhile(
            () ->
                phone.sendFile(
                    "POST",
                    "/api/v1/shipments/" + shipment.id() + "/photo-deliveries",
                    "multipart/form-data; boundary=" + BOUNDARY,
                    body),
            200);
    assertThat(largest).isBetween(1L, PIECE);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.DELIVERED);
  }

  @Test
  void aStatementOfTenMegabytesIsReadLineByLine() throws IOException {
    Web centre = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    centre.get("/postage");
    byte[] line =
        ("DE000000017VN,2026-11-30,city,26000" + " ".repeat(170) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    Path body =
        form(
            "file",
            Map.of("carrier", "vnpost"),
            out -> {
              out.write("number,day,payer,amount\n".getBytes(StandardCharsets.UTF_8));
              for (int i = 0; i < 49_000; i++) {
                out.write(line);
              }
              out.write("DE000000017VN,2026-11-30,nobody,1\n".getBytes(StandardCharsets.UTF_8));
            });
    assertThat(Files.size(body)).isGreaterThan(10_000_000);
    long largest =
        largestWhile(
            () ->
                centre.sendFile(
                    "POST",
                    "/api/v1/postage/statement-files",
                    "multipart/form-data; boundary=" + BOUNDARY,
                    body),
            422);
    assertThat(largest).isLessThanOrEqualTo(PIECE);
  }

  @Test
  void withinABodyAPictureHasSixtyFourKilobytesAndABodyFiveHundredAndTwelve() throws IOException {
    Shipment shipment = plain();
    SignedIn postman = people.courier(Parcels.POINT);
    taking.take(postman, shipment.id(), null);
    Web phone = people.signIn(postman);
    phone.get("/shipments");
    String api = "/api/v1/shipments/" + shipment.id() + "/deliveries";
    String there = ", \"lat\": 21.03, \"lon\": 105.85}";
    byte[] large = Samples.coded(noise(200, 120), "png");
    for (String field : List.of("photo", "signature", "mandate")) {
      HttpResponse<String> refused =
          phone.post(api, "{\"%s\": \"%s\"".formatted(field, address(large)) + there);
      assertThat(refused.statusCode()).as(field).isEqualTo(413);
      assertThat(refused.body()).contains("picture-too-large", "\"/" + field + "\"");
    }
    HttpResponse<String> long1 =
        phone.post(api, "{\"photo\": \"" + "A".repeat(512 * 1024) + "\"" + there);
    assertThat(long1.statusCode()).isEqualTo(413);
    assertThat(long1.body()).contains("body-too-large");
    byte[] right = Samples.coded(noise(200, 100), "png");
    assertThat(right.length).isBetween(60_000, 64 * 1024);
    assertThat(phone.post(api, "{\"photo\": \"" + address(right) + "\"" + there).body())
        .contains("\"state\":\"DELIVERED\"");
  }

  @Test
  void whatIsWrongWithAPhotoIsToldAtThePhoto() {
    Shipment shipment = plain();
    SignedIn postman = people.courier(Parcels.POINT);
    taking.take(postman, shipment.id(), null);
    Web phone = people.signIn(postman);
    phone.get("/shipments/" + shipment.id());
    Map<String, String> there = Map.of("lat", "21.03", "lon", "105.85");
    byte[] broken = new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0};
    assertThat(
            phone
                .uploadAs(
                    "photo",
                    "/api/v1/shipments/" + shipment.id() + "/photo-deliveries",
                    there,
                    broken)
                .body())
        .contains("file-damaged", "\"/photo\"");
    assertThat(
            phone
                .uploadAs("photo", "/shipments/" + shipment.id() + "/deliveries", there, broken)
                .body())
        .contains("id=\"photo-error\"");
    assertThat(parcels.again(shipment).state()).isNotEqualTo(Step.DELIVERED);
    assertThat(
            phone
                .uploadAs(
                    "photo",
                    "/shipments/" + shipment.id() + "/deliveries",
                    there,
                    OnTheWay.signature())
                .statusCode())
        .isEqualTo(302);
  }

  private Shipment plain() {
    Shipment shipment = parcels.out();
    jdbc.sql("UPDATE post.shipment SET paper_class = 'PLAIN' WHERE id = :id")
        .param("id", shipment.id())
        .update();
    return shipment;
  }

  /** Bytes of the largest object that was made in or below a method of this room. */
  private long largestWhile(Supplier<HttpResponse<String>> call, int status) throws IOException {
    Path recorded = folder.resolve("recorded.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ObjectAllocationOutsideTLAB").withStackTrace();
      recording.enable("jdk.ObjectAllocationInNewTLAB").withStackTrace();
      recording.start();
      HttpResponse<String> answer = call.get();
      recording.stop();
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      recording.dump(recorded);
    }
    return RecordingFile.readAllEvents(recorded).stream()
        .filter(PicturesStayOnDiskTest::isOurs)
        .mapToLong(event -> event.getLong("allocationSize"))
        .max()
        .orElse(0);
  }

  private static boolean isOurs(RecordedEvent event) {
    return event.getStackTrace() != null
        && event.getStackTrace().getFrames().stream()
            .map(frame -> frame.getMethod().getType().getName())
            .anyMatch(
                type ->
                    type.startsWith("org.caunoi.post.")
                        && !type.startsWith(PicturesStayOnDiskTest.class.getName()));
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private Path form(String field, Map<String, String> fields, Writing file) throws IOException {
    Path body = folder.resolve("body");
    try (OutputStream out = Files.newOutputStream(body)) {
      for (Map.Entry<String, String> one : fields.entrySet()) {
        out.write(
            "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, one.getKey(), one.getValue())
                .getBytes(StandardCharsets.UTF_8));
      }
      out.write(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"sent\"\r\n\r\n"
              .formatted(BOUNDARY, field)
              .getBytes(StandardCharsets.UTF_8));
      file.to(out);
      out.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    }
    return body;
  }

  private static String address(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  private static BufferedImage noise(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    new Random(7).nextBytes(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    return image;
  }
}
