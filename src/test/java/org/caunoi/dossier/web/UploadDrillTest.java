package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.document.Samples;
import org.caunoi.document.StoreDocument;
import org.caunoi.dossier.IssueResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Many clients upload at once over HTTP while what stays in memory is watched; and bombs are
 * refused before they go off. A small size here, the whole one by {@code bin/upload-drill}.
 */
@IntegrationTest
class UploadDrillTest {

  private static final long MEGABYTE = 1L << 20;
  private static final int CLIENTS = Integer.getInteger("caunoi.drill.clients", 3);
  private static final long TOTAL = Long.getLong("caunoi.drill.megabytes", 6) * MEGABYTE;

  /** The whole drill runs alone: what is held is held by uploads. */
  private static final int TIMES = TOTAL > 6 * MEGABYTE ? 1 : 3;

  /** Pixels along each side of a picture that has to be turned; the whole drill takes 2,600. */
  private static final int SIDEWAYS = Integer.getInteger("caunoi.drill.sideways", 500);

  private static final long MOST_GROWTH = 64 * MEGABYTE;

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private StoreDocument storing;
  @Autowired private IssueResult issuing;

  @TempDir private Path folder;

  /**
   * What the tests beside it begin to hold is held the next time, too: uploads that stayed in
   * memory would show each time.
   */
  @Test
  void uploadsDoNotStayInMemory() throws Exception {
    long growth = growth();
    for (int i = 1; i < TIMES && growth > MOST_GROWTH; i++) {
      growth = growth();
    }
    assertThat(growth).isLessThanOrEqualTo(MOST_GROWTH);
  }

  /** Of the heap while they come, in bytes. */
  private long growth() throws Exception {
    List<Sample> samples =
        List.of(
            sample("paper.pdf", "application/pdf", pdf(3 * MEGABYTE)),
            sample("photo.jpg", "image/jpeg", coded("jpeg", 1000)),
            sample("held-sideways.jpg", "image/jpeg", Samples.withExif(coded("jpeg", SIDEWAYS), 6)),
            sample("scan.png", "image/png", coded("png", 600)));
    AtomicLong sent = new AtomicLong();
    long before = live();
    long largest = 0;
    long outsideBefore = outside();
    long outsideMost = 0;
    long start = System.nanoTime();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS + 1)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int first = i;
        running.add(clients.submit(() -> upload(samples, first, sent)));
      }
      running.add(clients.submit(() -> sign(samples.getFirst(), sent)));
      for (int i = 1; !running.stream().allMatch(Future::isDone); i++) {
        outsideMost = Math.max(outsideMost, outside() - outsideBefore);
        if (i % 20 == 0) {
          largest = Math.max(largest, live() - before);
        }
        Thread.sleep(100);
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    largest = Math.max(largest, live() - before);
    System.out.printf(
        "Upload drill: %d MB from %d clients in %.1f s, memory grew by %d MB at most, and outside"
            + " the heap by %d MB%n",
        sent.get() / MEGABYTE,
        CLIENTS,
        (System.nanoTime() - start) / 1e9,
        Math.max(0, largest) / MEGABYTE,
        outsideMost / MEGABYTE);
    assertThat(sent.get()).isGreaterThanOrEqualTo(TOTAL);
    return largest;
  }

  @Test
  void bombsAreRefusedAtOnce() throws IOException {
    People.System system = people.partner();
    Web partner = system.web();
    String path = path(system);
    bomb(partner, path, "a zip in a zip", "application/pdf", nestedZip(), "file-type-unknown");
    bomb(partner, path, "a picture of 30,000²", "image/png", hugePng(), "too-many-pixels");
    bomb(partner, path, "a PDF of 10,000 pages", "application/pdf", pages(), "too-many-pages");
  }

  private static void bomb(
      Web partner, String path, String name, String type, byte[] file, String code) {
    long start = System.nanoTime();
    HttpResponse<String> answer = partner.send("PUT", path, type, file);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf("Upload drill: %s refused in %d ms%n", name, took.toMillis());
    assertThat(answer.statusCode()).isIn(413, 422);
    assertThat(answer.body()).contains(code);
    assertThat(took).isLessThan(Duration.ofSeconds(2));
  }

  private void upload(List<Sample> samples, int first, AtomicLong sent) {
    People.System partner = people.partner();
    String path = path(partner);
    for (int i = first; sent.get() < TOTAL; i++) {
      Sample sample = samples.get(i % samples.size());
      HttpResponse<String> answer =
          partner.web().sendFile("PUT", path, sample.type(), sample.file());
      if (answer.statusCode() != 201) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      sent.addAndGet(sample.size());
    }
  }

  /** A result among them: the one kind of file the library for signatures holds whole. */
  private void sign(Sample pdf, AtomicLong sent) {
    String code = walk.filing().file().code();
    walk.process(code);
    SignedIn signer = people.officer(Role.SIGNER, null);
    walk.approve(signer, code);
    try (InputStream content = Files.newInputStream(pdf.file())) {
      UUID upload = storing.store(content, null, walk.authority()).id();
      issuing.issue(signer, code, null, "09/TLKS-TN", upload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sent.addAndGet(pdf.size());
  }

  /** Where this partner sends papers of a fresh dossier of their own. */
  private String path(People.System partner) {
    String code = walk.filing().by(partner.who()).code();
    return "/api/v1/dossiers/" + code + "/documents/mandate";
  }

  private Sample sample(String name, String type, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    return new Sample(type, file, content.length);
  }

  /**
   * What the process holds beside its heap, as the kernel counts it: libraries in C and mapped
   * files among it. Nothing where the kernel does not tell.
   */
  private static long outside() {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      long resident =
          lines
              .filter(line -> line.startsWith("RssAnon:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
              .findFirst()
              .orElse(0);
      return resident - ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is still in use after a collection. */
  private static long live() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static byte[] noise(long size) {
    byte[] noise = new byte[Math.toIntExact(size)];
    new Random(7).nextBytes(noise);
    return noise;
  }

  private static byte[] pdf(long size) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDStream content = new PDStream(document);
      try (var stream = content.createOutputStream()) {
        stream.write(noise(size));
      }
      page.getCOSObject().setItem("ThuNghiem", content);
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] coded(String format, int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.setRGB(x, y, random.nextInt(0x1000000));
      }
    }
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, format, out);
      return out.toByteArray();
    }
  }

  private static byte[] nestedZip() throws IOException {
    byte[] inner = new byte[1 << 20];
    for (int i = 0; i < 4; i++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry("thu-" + i));
        zip.write(inner);
      }
      inner = out.toByteArray();
    }
    return inner;
  }

  /** A header that promises 900 million pixels, and nothing else. */
  private static byte[] hugePng() {
    byte[] png =
        (new String(new char[] {0x89}) + "PNG\r\n\u001a\n").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer chunk = ByteBuffer.allocate(png.length + 25);
    chunk.put(png).putInt(13).put("IHDR".getBytes(StandardCharsets.US_ASCII));
    chunk.putInt(30_000).putInt(30_000).put((byte) 8).put((byte) 2).put(new byte[3]);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), png.length + 4, 17);
    return chunk.putInt((int) sum.getValue()).array();
  }

  private static byte[] pages() {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (int i = 0; i < 10_000; i++) {
        document.addPage(new PDPage());
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file to be sent. */
  private record Sample(String type, Path file, long size) {}
}
