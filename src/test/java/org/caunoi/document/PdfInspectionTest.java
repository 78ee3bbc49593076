package org.caunoi.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.caunoi.NeedsNothing;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * PDFs are read without a parser, to their last byte. Whatever another reader could be led to, by
 * whatever table, is looked at here.
 */
@NeedsNothing
class PdfInspectionTest {

  private static final DocumentLimits LIMITS = new DocumentLimits(10L << 20, 50, 40_000_000, 0);
  private static final int BOMB = 50_000_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 49, 50})
  void pagesAreCountedWhetherObjectsArePackedOrNot(int pages) throws IOException {
    assertThat(pages(Samples.pdf(pages))).isEqualTo(pages);
    assertThat(pages(plain(Samples.pdf(pages)))).isEqualTo(pages);
  }

  @Test
  void aPageThatWasChangedLaterIsOnePageAndNewOnesAreAdded() throws IOException {
    byte[] changed =
        later(
            Samples.pdf(3),
            document -> {
              PDPage page = document.getPage(1);
              page.setRotation(90);
              page.getCOSObject().setNeedToBeUpdated(true);
            });
    assertThat(pages(changed)).isEqualTo(3);
    assertThat(new String(changed, StandardCharsets.ISO_8859_1).split("%%EOF")).hasSize(3);
  }

  @Test
  void whatIsEncryptedIsRefusedWhateverItIsPackedIn() {
    assertThat(refusal(sound(packed("1 0 <<>>", 1, 4), "/Encrypt 7 0 R")))
        .isEqualTo("file-encrypted");
    byte[] places = Samples.deflated(new byte[40]);
    assertThat(refusal(sound(stream(8, "/Type/XRef/W[1 2 1]/Encrypt<</V 4>>", places))))
        .isEqualTo("file-encrypted");
    assertThat(
            refusal(sound(stream(8, "/Type/ObjStm/N 3/First 40", new byte[90]), "/Encrypt 7 0 R")))
        .as("what cannot be unpacked is encrypted")
        .isEqualTo("file-encrypted");
  }

  static Stream<Arguments> bombs() {
    String objects = "/Type/ObjStm/N 1/First 4";
    return Stream.of(
        Arguments.of("a long way before the stream", objects + " ".repeat(6_000)),
        Arguments.of("a comment with an object in it", objects + "%9 0 obj\n"),
        Arguments.of("a string with an object in it", objects + "/X(9 0 obj)"),
        Arguments.of("a string that some readers end earlier", "/X(((a)\n" + objects + "/Y(b))"),
        Arguments.of("a key within a string", "/X(a\\)/Type/ObjStm/N 1/First 4)"),
        Arguments.of("neither kind nor count", "/First 4"),
        Arguments.of("an indirect count", "/Type/ObjStm/N 7 0 R/First 4"),
        Arguments.of("an indirect kind", "/Type 7 0 R"),
        Arguments.of("an escaped kind", "/Type/O#62jStm"),
        Arguments.of("twice packed", objects + "/Filter[/FlateDecode/FlateDecode]"),
        Arguments.of("a short filter", objects.replace("/Type", "/F/Fl/Type")),
        Arguments.of("a table without widths", "/Type/XRef"),
        Arguments.of("a table", "/W[1 2 1]"),
        Arguments.of("a table with rows", "/W[1 2 1]/DecodeParms<</Predictor 12/Columns 4>>"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void whatReadersUnpackInMemoryMayNotUnpackToVeryMuch(String name, String dictionary) {
    byte[] packed = Samples.deflated(BOMB);
    assertThat(refusal(sound(stream(8, dictionary, packed)))).isEqualTo("file-damaged");
  }

  /** A table may send a reader to any stream, whatever that calls itself. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPictureIsNoStreamOfObjectsThoughATableSaysSo(boolean rows) throws IOException {
    byte[] picture = stream(8, "/Type/XObject/Subtype/Image", Samples.deflated(BOMB));
    assertThat(pages(sound(Samples.joined(picture, table(3, rows))))).isEqualTo(1);
    assertThat(refusal(sound(Samples.joined(picture, table(8, rows))))).isEqualTo("file-damaged");
    byte[] objects = packed("12 0 <</X 1>>", 1, 5);
    assertThat(pages(sound(Samples.joined(objects, table(8, rows))))).isEqualTo(1);
  }

  @Test
  void whatCallsItselfAStreamOfObjectsIsOne() {
    assertThat(refusal(sound(Samples.text("8 0 obj<</Type/XRef/W[1 2 1]>>strom\nx endobj\n"))))
        .isEqualTo("file-damaged");
  }

  static Stream<Arguments> scripts() {
    String script = "<</S/JavaScript/JS(1)>>";
    return Stream.of(
        Arguments.of("plain", Samples.text("8 0 obj" + script + "endobj\n")),
        Arguments.of("behind comments", Samples.text("8%x\n0 %7 0\n obj" + script + "endobj\n")),
        Arguments.of("in a picture", stream(8, "", Samples.text("zz 9 0 obj" + script + "endobj"))),
        Arguments.of("in a string", Samples.text("8 0 obj(a 9 0 obj" + script + ")endobj\n")),
        Arguments.of("in a string without an end", Samples.text("8 0 obj((((\n9 0 obj" + script)),
        Arguments.of("in a comment", Samples.text("%8 0 obj" + script + "\n")),
        Arguments.of("packed", packed("12 0 " + script, 1, 5)),
        Arguments.of("packed behind another", packed("12 0 13 3 1 (" + script, 2, 10)),
        Arguments.of("packed, a name of its own", packed("12 0 13 4 null/Launch", 2, 10)),
        Arguments.of("deep", Samples.text("8 0 obj[[<</A[<</S/Launch>>]>>]]endobj\n")),
        Arguments.of("named in a tree", Samples.text("8 0 obj<</EmbeddedFiles 9 0 R>>endobj\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void whatActsIsFoundWhereverATableCouldPoint(String name, byte[] hidden) {
    assertThat(refusal(sound(hidden))).isEqualTo("pdf-active-content");
  }

  @Test
  void wordsThatOnlyLookLikeItAreTaken() throws IOException {
    String words =
        "8 0 obj<</Title(/JS /JavaScript \\) ( /Launch ))/A(obj)/Name/JSX/U<2F4A53>>>endobj\n";
    assertThat(pages(sound(Samples.text(words)))).isEqualTo(1);
  }

  @Test
  void objectsThatDoNotLieOneBehindTheOtherAreNotGuessed() {
    assertThat(refusal(sound(packed("12 9 13 0 <</X 1>> 5 null", 2, 10))))
        .isEqualTo("file-damaged");
  }

  /** Of 19,000 objects, or of nine megabytes, no more is in memory than of a small file. */
  @Test
  void howLargeItIsMakesNoDifferenceToTheMemory() throws IOException {
    String many =
        IntStream.range(100, 19_000)
            .mapToObj("%d 0 obj<</A[1 2 3]/B(chu)/C/Ten>>endobj\n"::formatted)
            .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
            .toString();
    byte[] noise = new byte[8_000_000];
    new Random(7).nextBytes(noise);
    Path small = write(sound(stream(99, "", Arrays.copyOf(noise, 200_000))));
    Path large = write(sound(Samples.joined(Samples.text(many), stream(99, "", noise))));
    inspection().inspect(small);
    long before = allocated();
    inspection().inspect(small);
    long between = allocated();
    assertThat(inspection().inspect(large).pages()).isEqualTo(1);
    assertThat(allocated() - between).isLessThan(between - before + 64 * 1024);
  }

  /** One page, and what else stands in the file. */
  private static byte[] sound(byte[] more) {
    return sound(more, "");
  }

  private static byte[] sound(byte[] more, String trailer) {
    return Samples.joined(
        Samples.text(
            """
            %PDF-1.5
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
            """),
        more,
        Samples.text("\ntrailer<</Root 1 0 R" + trailer + ">>\n%%EOF\n"));
  }

  private static byte[] stream(int number, String dictionary, byte[] content) {
    return Samples.joined(
        Samples.text(number + " 0 obj<<" + dictionary),
        Samples.text(dictionary.contains("Fl") ? "" : "/Filter/FlateDecode"),
        Samples.text("/Length " + content.length + ">>stream\n"),
        content,
        Samples.text("\nendstream endobj\n"));
  }

  private static byte[] packed(String content, int count, int first) {
    return stream(
        8, "/Type/ObjStm/N " + count + "/First " + first, Samples.deflated(Samples.text(content)));
  }

  /** A table that says that object 12 is in the given stream, or in none. */
  private static byte[] table(int container, boolean rows) {
    byte kind = (byte) (container == 3 ? 1 : 2);
    byte[] plain = {1, 0, 9, 0, kind, 0, (byte) container, 0};
    byte[] told = {2, 1, 0, 9, 0, 2, (byte) (kind - 1), 0, (byte) (container - 9), 0};
    return stream(
        9,
        "/Type/XRef/W[1 2 1]" + (rows ? "/DecodeParms<</Columns 4/Predictor 12>>" : ""),
        Samples.deflated(rows ? told : plain));
  }

  private static byte[] plain(byte[] pdf) {
    return Samples.bytes(
        out -> {
          try (PDDocument document = Loader.loadPDF(pdf)) {
            document.save(out, CompressParameters.NO_COMPRESSION);
          }
        });
  }

  private static byte[] later(byte[] pdf, Samples.Making<PDDocument> change) {
    return Samples.bytes(
        out -> {
          try (PDDocument document = Loader.loadPDF(pdf)) {
            change.make(document);
            document.saveIncremental(out);
          }
        });
  }

  private int pages(byte[] content) throws IOException {
    return inspection().inspect(write(content)).pages();
  }

  private String refusal(byte[] content) {
    Path file = write(content);
    return catchThrowableOfType(Refused.class, () -> inspection().inspect(file)).code();
  }

  private static PdfInspection inspection() {
    return new PdfInspection(LIMITS);
  }

  private Path write(byte[] content) {
    try {
      return Files.write(Files.createTempDirectory(folder, "work").resolve("upload"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().threadId());
  }
}
