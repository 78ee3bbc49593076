package org.caunoi.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.caunoi.IntegrationTest;
import org.caunoi.Walk;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Some two hundred files nobody should send, made here: archives in archives, pictures that claim
 * to be huge, scripts as pictures, two kinds in one, names that read backwards. Each is refused or
 * taken as a plain picture or paper, soon, and stays in no memory.
 */
@IntegrationTest
class UploadCorpusTest {

  private static final Duration LONGEST = Duration.ofSeconds(2);
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

  @Test
  void everyOneIsRefusedOrMadeHarmlessSoon() throws IOException {
    Map<String, byte[]> corpus = corpus();
    String authority = walk.authority();
    List<String> wrong = new ArrayList<>();
    int taken = 0;
    int refused = 0;
    long before = live();
    for (Map.Entry<String, byte[]> one : corpus.entrySet()) {
      String name = NAMES.get((taken + refused) % NAMES.size());
      long start = System.nanoTime();
      try {
        StoredDocument stored =
            storing.store(new ByteArrayInputStream(one.getValue()), name, authority);
        taken++;
        if (mustBeRefused(one.getKey())) {
          wrong.add("%s was taken as %s".formatted(one.getKey(), stored.kind()));
        }
      } catch (Refused no) {
        refused++;
        if (no.code().contains("\r") || no.code().contains("passwd")) {
          wrong.add(one.getKey() + " is said back");
        }
      }
      long took = System.nanoTime() - start;
      if (took > LONGEST.toNanos()) {
        wrong.add("%s took %d ms".formatted(one.getKey(), took / 1_000_000));
      }
    }
    long growth = live() - before;
    System.out.printf(
        "Uploads: %d files, %d refused, %d taken as plain papers, %d KB stayed%n",
        corpus.size(), refused, taken, growth / 1024);
    assertThat(corpus).hasSizeGreaterThan(200);
    assertThat(wrong).isEmpty();
    assertThat(refused).isGreaterThan(150);
    assertThat(growth).isLessThan(MOST_GROWTH);
  }

  private static boolean mustBeRefused(String what) {
    return !what.startsWith("behind") && !what.startsWith("damaged");
  }

  private static Map<String, byte[]> corpus() throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>();
    Map<String, byte[]> good =
        Map.of("pdf", Samples.pdf(1), "jpeg", Samples.jpeg(), "png", Samples.png());
    texts().forEach((what, text) -> all.put(what, text.getBytes(StandardCharsets.UTF_8)));
    byte[] zip = Samples.zip();
    for (int depth = 1; depth <= 12; depth++) {
      zip = zipped("inner-" + depth + ".zip", zip);
      all.put("zip in zip " + depth, zip);
    }
    all.put("many entries", manyEntries());
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

  private static byte[] manyEntries() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 20_000; i++) {
        zip.putNextEntry(new ZipEntry(Integer.toString(i)));
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
