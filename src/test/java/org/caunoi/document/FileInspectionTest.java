package org.caunoi.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.imaging.Imaging;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.caunoi.NeedsNothing;
import org.caunoi.document.Samples.Making;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsNothing
class FileInspectionTest {

  private static final DocumentLimits LIMITS =
      new DocumentLimits(10 * 1024 * 1024, 50, 40_000_000, 0);

  @TempDir Path folder;

  @Test
  void keepsAPdfByteForByte() throws IOException {
    byte[] pdf = Samples.pdf(3);

    InspectedFile found = inspect(pdf);

    assertThat(found.kind()).isEqualTo(MediaKind.PDF);
    assertThat(found.pages()).isEqualTo(3);
    assertThat(found.width()).isNull();
    assertThat(found.file()).hasBinaryContent(pdf);
  }

  @Test
  void keepsAPngWithoutMetadataByteForByte() throws IOException {
    byte[] png = Samples.png();

    InspectedFile found = inspect(png);

    assertThat(found)
        .extracting(
            InspectedFile::kind,
            InspectedFile::pages,
            InspectedFile::width,
            InspectedFile::height,
            InspectedFile::removedMetadataBytes)
        .containsExactly(MediaKind.PNG, 1, 64, 48, 0);
    assertThat(found.file()).hasBinaryContent(png);
  }

  @Test
  void keepsAnUprightJpegWithoutMetadataByteForByte() throws IOException {
    byte[] jpeg = Samples.jpeg();

    InspectedFile found = inspect(jpeg);

    assertThat(found.kind()).isEqualTo(MediaKind.JPEG);
    assertThat(found.width()).isEqualTo(64);
    assertThat(found.height()).isEqualTo(48);
    assertThat(found.file()).hasBinaryContent(jpeg);
  }

  @Test
  void removesPlaceAndDeviceWithoutTouchingThePicture() throws IOException {
    byte[] plain = Samples.jpeg();
    byte[] fromPhone = Samples.withExif(plain, 1);
    assertThat(Samples.holds(fromPhone, "SyntheticPhone")).isTrue();
    assertThat(Imaging.getMetadata(fromPhone).toString()).contains("GPS");

    InspectedFile found = inspect(fromPhone);

    assertThat(found.file()).hasBinaryContent(plain);
    assertThat(Imaging.getMetadata(Files.readAllBytes(found.file()))).isNull();
    assertThat(found.removedMetadataBytes()).isEqualTo(fromPhone.length - plain.length);
  }

  @Test
  void removesCommentsXmpIptcAndUnknownApplicationData() throws IOException {
    byte[] plain = Samples.jpeg();
    byte[] written = Samples.withSegment(plain, 0xFE, "Nguyễn Thử Nghiệm <script>");
    written = Samples.withSegment(written, 0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>");
    written = Samples.withSegment(written, 0xED, "Photoshop 3.0\0caption");
    written = Samples.withSegment(written, 0xEB, "anything");

    assertThat(inspect(written).file()).hasBinaryContent(plain);
  }

  @Test
  void dropsWhateverFollowsThePicture() throws IOException {
    byte[] jpeg = Samples.jpeg();
    byte[] png = Samples.png();

    assertThat(inspect(Samples.joined(jpeg, Samples.zip())).file()).hasBinaryContent(jpeg);
    assertThat(inspect(Samples.joined(png, Samples.pdf(1))).file()).hasBinaryContent(png);
  }

  @Test
  void removesTextTimeAndPlaceFromAPng() throws IOException {
    byte[] plain = Samples.png();
    byte[] written = Samples.withChunk(plain, "tEXt", "Author\0Nguyen Thu Nghiem");
    written = Samples.withChunk(written, "eXIf", "MM\0*GPS");
    written = Samples.withChunk(written, "tIME", "1234567");
    written = Samples.withChunk(written, "prVt", "unknown");

    InspectedFile found = inspect(written);

    assertThat(found.file()).hasBinaryContent(plain);
    assertThat(found.removedMetadataBytes()).isEqualTo(written.length - plain.length);
  }

  /** Per EXIF: which visible corner each stored corner shows (upper/lower, left/right). */
  @ParameterizedTest
  @CsvSource({
    "2, UR UL LR LL",
    "3, LR LL UR UL",
    "4, LL LR UL UR",
    "5, UL LL UR LR",
    "6, UR LR UL LL",
    "7, LR UR LL UL",
    "8, LL UL LR UR"
  })
  void setsATurnedPictureUpright(int orientation, String corners) throws IOException {
    Color[] stored =
        Arrays.stream(corners.split(" ")).map(FileInspectionTest::colour).toArray(Color[]::new);
    byte[] jpeg = Samples.coded(Samples.quarters(160, 96, stored), "jpeg");

    InspectedFile found = inspect(Samples.withExif(jpeg, orientation));

    BufferedImage upright = ImageIO.read(found.file().toFile());
    boolean sideways = orientation >= 5;
    assertThat(upright.getWidth()).isEqualTo(sideways ? 96 : 160).isEqualTo(found.width());
    assertThat(upright.getHeight()).isEqualTo(sideways ? 160 : 96).isEqualTo(found.height());
    assertThat(Imaging.getMetadata(found.file().toFile())).isNull();
    int right = upright.getWidth() - 10;
    int low = upright.getHeight() - 10;
    assertAbout(upright, 10, 10, colour("UL"));
    assertAbout(upright, right, 10, colour("UR"));
    assertAbout(upright, 10, low, colour("LL"));
    assertAbout(upright, right, low, colour("LR"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void aPictureTurnedInTilesIsTheSameAsInOne(int orientation) throws IOException {
    Path file = Files.write(folder.resolve("photo"), Samples.withExif(Samples.jpeg(), orientation));
    Path clean = folder.resolve("clean");
    JpegFacts facts;
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file));
        OutputStream out = Files.newOutputStream(clean)) {
      facts = JpegCopy.copy(in, out, new DocumentLimits(1 << 20, 50, 40_000_000, 0));
    }
    Path bare = folder.resolve("bare");
    JpegSegments.bare(clean, bare);
    Path whole = folder.resolve("whole");
    Path tiles = folder.resolve("tiles");
    new JpegTurning(100).turn(clean, bare, facts, whole);
    new JpegTurning(7).turn(clean, bare, facts, tiles);
    assertThat(facts.height()).isGreaterThan(14);
    assertThat(tiles).hasSameBinaryContentAs(whole);
    assertThat(folder.resolve("samples-0")).doesNotExist();
    assertThat(folder.resolve("turned")).doesNotExist();
  }

  @Test
  void turnsAGreyPicture() throws IOException {
    BufferedImage grey = new BufferedImage(60, 30, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(0, 0, 0, 255);
    for (int x = 0; x < 30; x++) {
      for (int y = 0; y < 30; y++) {
        grey.getRaster().setSample(x, y, 0, 255);
      }
    }

    InspectedFile found = inspect(Samples.withExif(Samples.coded(grey, "jpeg"), 6));

    BufferedImage upright = ImageIO.read(found.file().toFile());
    assertThat(upright.getWidth()).isEqualTo(30);
    assertThat(upright.getRaster().getSample(15, 5, 0)).isGreaterThan(240);
    assertThat(upright.getRaster().getSample(15, 55, 0)).isLessThan(15);
  }

  @Test
  void leavesPrintersColoursAsTheyAreAndOnlySaysHowThePictureIsHeld() throws IOException {
    byte[] jpeg = Samples.printersJpeg();

    InspectedFile found = inspect(Samples.withExif(jpeg, 6));

    assertThat(found.width()).isEqualTo(48);
    assertThat(found.height()).isEqualTo(64);
    byte[] kept = Files.readAllBytes(found.file());
    assertThat(ExifOrientation.of(kept, 12)).isEqualTo(6);
    assertThat(Samples.holds(kept, "SyntheticPhone")).isFalse();
    assertThat(Arrays.copyOfRange(kept, kept.length - jpeg.length + 2, kept.length))
        .isEqualTo(Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16})
  void readsAPngOfAnyDepthToItsLastRow(int depth) throws IOException {
    byte[] png = Samples.greyPng(33, 17, depth, 0);
    assertThat(inspect(png).width()).isEqualTo(33);
    assertThat(refusal(Samples.greyPng(33, 17, depth, 1))).isEqualTo("file-damaged");
  }

  static Stream<Arguments> otherKinds() {
    return Stream.of(
        Arguments.of("page", Samples.text("<!DOCTYPE html><html><script>1</script></html>")),
        Arguments.of("drawing", Samples.text("<svg xmlns='http://www.w3.org/2000/svg'/>")),
        Arguments.of("archive", Samples.zip()),
        Arguments.of("program", Samples.text("MZ\u0000\u0003 program")),
        Arguments.of("text", Samples.text("xin chào")),
        Arguments.of("onePdfByteTooFew", Samples.text("%PDF")),
        Arguments.of("pdfAfterSomethingElse", Samples.joined(new byte[10], Samples.pdf(1))),
        Arguments.of("pdfThatIsAnArchive", Samples.joined(Samples.pdf(1), Samples.zip())),
        Arguments.of(
            "pdfThatIsAPage",
            Samples.joined(Samples.text("%PDF-1.4\n%<HTML><script>1</script>\n"), Samples.pdf(1))),
        Arguments.of("gif", Samples.coded(Samples.picture(), "gif")),
        Arguments.of("bmp", Samples.coded(Samples.picture(), "bmp")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherKinds")
  void refusesOtherKindsWhateverTheirName(String name, byte[] content) {
    assertThat(refusal(content)).isEqualTo("file-type-unknown");
  }

  @Test
  void namesTheExtensionOnlyInTheRefusal() {
    Path file = write(Samples.zip());

    Refused named = refused(file, "Nguyễn Thử Nghiệm.đơn.HEIC");
    Refused odd = refused(file, "../../x.<b>\r\nSet-Cookie");

    assertThat(named.args()).containsExactly(" (.heic)");
    assertThat(odd.args()).containsExactly("");
  }

  @Test
  void refusesAnEmptyFile() {
    assertThat(refusal(new byte[0])).isEqualTo("file-empty");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.6, 0.9, 0.99})
  void refusesFilesThatWereCutOff(double part) {
    for (byte[] whole :
        new byte[][] {Samples.pdf(5), Samples.jpeg(), Samples.png(), bigJpeg(), bigPng()}) {
      assertThat(refusal(Arrays.copyOf(whole, (int) (whole.length * part))))
          .isEqualTo("file-damaged");
    }
  }

  @Test
  void refusesAPictureWhoseMiddleIsMissing() {
    byte[] jpeg = bigJpeg();
    byte[] end = {(byte) 0xFF, (byte) 0xD9};

    assertThat(refusal(Samples.joined(Arrays.copyOf(jpeg, jpeg.length / 2), end)))
        .isEqualTo("file-damaged");
  }

  @Test
  void refusesAPngWithAChangedByte() {
    byte[] png = bigPng();
    png[png.length / 2] ^= 1;

    assertThat(refusal(png)).isEqualTo("file-damaged");
  }

  @Test
  void refusesAPngThatEndsBeforeItsPictureDoes() {
    assertThat(refusal(Samples.pngClaiming(200, 200))).isEqualTo("file-damaged");
  }

  @Test
  void refusesRubbishWithTheRightFirstBytes() {
    assertThat(refusal(Samples.text("%PDF-1.7\nrubbish\n%%EOF"))).isEqualTo("file-damaged");
    assertThat(refusal(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 0, 0}))
        .isEqualTo("file-damaged");
    assertThat(refusal(Arrays.copyOf(Samples.png(), 8))).isEqualTo("file-damaged");
  }

  @Test
  void refusesHugePicturesFromTheirHeaderAlone() {
    for (byte[] huge :
        new byte[][] {
          Samples.pngClaiming(30_000, 30_000),
          Samples.jpegClaiming(30_000, 30_000),
          Samples.pngClaiming(40_000, 10),
          Samples.progressive(Samples.jpegClaiming(4_001, 4_000)),
          Samples.pngClaiming(Integer.MAX_VALUE, Integer.MAX_VALUE)
        }) {
      Path file = write(huge);
      long before = allocatedBytes();

      assertThat(refused(file, null).code()).isEqualTo("too-many-pixels");

      assertThat(allocatedBytes() - before).isLessThan(4 * 1024 * 1024);
    }
  }

  @Test
  void refusesMorePagesThanAllowed() throws IOException {
    assertThat(inspect(Samples.pdf(50)).pages()).isEqualTo(50);

    Refused refused = refused(write(Samples.pdf(51)), null);

    assertThat(refused.code()).isEqualTo("too-many-pages");
    assertThat(refused.kind()).isEqualTo(Kind.TOO_LARGE);
    assertThat(refused.args()).containsExactly("50");
  }

  @Test
  void refusesAPdfThatAsksForAPassword() {
    assertThat(refusal(encrypted("secret"))).isEqualTo("file-encrypted");
  }

  @Test
  void refusesAPdfThatOpensWithoutAPasswordButThatNobodyCanLookInto() {
    assertThat(refusal(encrypted(""))).isEqualTo("file-encrypted");
  }

  static Stream<Arguments> actingPdfs() {
    return Stream.of(
        acting("script", d -> d.getDocumentCatalog().setOpenAction(new PDActionJavaScript("1"))),
        acting("launch", d -> d.getDocumentCatalog().setOpenAction(launch())),
        acting("embedded", FileInspectionTest::embed));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("actingPdfs")
  void refusesAPdfThatActs(String name, byte[] pdf) {
    assertThat(refusal(pdf)).isEqualTo("pdf-active-content");
  }

  @Test
  void refusesAPdfThatHidesItsScriptBehindAnEscapedNameAndAReference() {
    String pdf =
        """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
        4 0 obj<</S 5 0 R/J#53 (app.alert(1))>>endobj
        5 0 obj/Java#53cript endobj
        trailer<</Root 1 0 R>>
        %%EOF
        """;

    assertThat(refusal(Samples.text(pdf))).isEqualTo("pdf-active-content");
    assertThat(refusal(Samples.text(pdf.replace("/J#53 (app.alert(1))", ""))))
        .isEqualTo("pdf-active-content");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/Type/ObjStm/N 1/First 5", "/Type/Obj#53tm", "/W[1 2 1]"})
  void refusesAPdfWhoseStructureUnpacksToMuchMoreWithoutUnpackingItInMemory(String kind)
      throws IOException {
    assertThat(inspect(withStream(kind, 1_000)).pages()).isEqualTo(1);
    Path file = write(withStream(kind, 50_000_000));
    long before = allocatedBytes();

    assertThat(refused(file, null).code()).isEqualTo("file-damaged");

    assertThat(allocatedBytes() - before).isLessThan(1024 * 1024);
  }

  @Test
  void refusesAPdfOfMoreObjectsThanAnyPaperHas() throws IOException {
    String one = "7 0 obj<<>>endobj\n";
    String places = "0000000000 00000 n \n";
    String pdf = new String(withStream("/Type/X", 10), StandardCharsets.ISO_8859_1);
    assertThat(inspect(Samples.text(pdf.replace("1 0 obj", one.repeat(1000) + "1 0 obj"))).pages())
        .isEqualTo(1);
    assertThat(refusal(Samples.text(pdf.replace("1 0 obj", one.repeat(20_001) + "1 0 obj"))))
        .isEqualTo("file-damaged");
    assertThat(refusal(Samples.text(pdf.replace("trailer", places.repeat(20_001) + "trailer"))))
        .isEqualTo("file-damaged");
    assertThat(refusal(withStream("/Type/ObjStm/N 20001/First 5", 10))).isEqualTo("file-damaged");
    assertThat(refusal(withStream("/Type/ObjStm/N 7 0 R/First 5", 200_000)))
        .isEqualTo("file-damaged");
    assertThat(refusal(withStream("/Type/XRef/W[1 2 1]", 100_000))).isEqualTo("file-damaged");
  }

  @Test
  void acceptsAPdfWhosePictureUnpacksToMuchMore() throws IOException {
    assertThat(inspect(withStream("/Type/XObject/Subtype/Image", 50_000_000)).pages()).isEqualTo(1);
  }

  @Test
  @Timeout(10)
  void refusesAPdfOfMoreStreamsThanAnyPaperNeedsAtOnce() {
    assertThat(refusal(Samples.text("%PDF-1.4\n" + "stream\n".repeat(1_000_000) + "%%EOF")))
        .isEqualTo("file-damaged");
  }

  @Test
  void refusesAPictureOfMoreScansThanAnyCameraMakes() throws IOException {
    byte[] jpeg = Samples.progressiveJpeg();
    byte[] end = {(byte) 0xFF, (byte) 0xD9};
    byte[] start = Arrays.copyOf(jpeg, jpeg.length - end.length);
    int lastScan = new String(start, StandardCharsets.ISO_8859_1).lastIndexOf("\u00FF\u00DA");
    byte[] again = Arrays.copyOfRange(start, lastScan, start.length);

    byte[] many = start;
    for (int i = 0; i < 10; i++) {
      many = Samples.joined(many, again);
    }
    assertThat(copied(Samples.joined(many, end)).inPasses()).isTrue();
    byte[] more = Samples.joined(many, again, end);
    assertThatThrownBy(() -> copied(more)).isInstanceOf(Refused.class);
  }

  private static JpegFacts copied(byte[] jpeg) throws IOException {
    return JpegCopy.copy(
        new DataInputStream(new ByteArrayInputStream(jpeg)),
        OutputStream.nullOutputStream(),
        LIMITS);
  }

  @Test
  void readsALargePictureInLittleMemory() throws IOException {
    byte[] png = Samples.coded(new BufferedImage(6000, 6000, BufferedImage.TYPE_BYTE_GRAY), "png");
    Path file = write(png);
    long before = allocatedBytes();

    inspection().inspect(file, null);

    assertThat(allocatedBytes() - before).isLessThan(32 * 1024 * 1024);
  }

  /** A sound PDF of one page with one more stream of zeros. */
  private static byte[] withStream(String kind, int zeros) {
    byte[] packed = Samples.deflated(zeros);
    return Samples.joined(
        Samples.text(
            """
            %PDF-1.5
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
            """),
        Samples.text("9 0 obj<<" + kind + "/Filter/FlateDecode/Length " + packed.length),
        Samples.text(">>stream\n"),
        packed,
        Samples.text("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"));
  }

  private InspectedFile inspect(byte[] content) throws IOException {
    return inspection().inspect(write(content), null);
  }

  private String refusal(byte[] content) {
    return refused(write(content), "don.pdf").code();
  }

  private static Refused refused(Path file, @Nullable String name) {
    return catchThrowableOfType(Refused.class, () -> inspection().inspect(file, name));
  }

  private static FileInspection inspection() {
    return new FileInspection(LIMITS);
  }

  private Path write(byte[] content) {
    try {
      return Files.write(Files.createTempDirectory(folder, "work").resolve("upload"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long allocatedBytes() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().threadId());
  }

  private static byte[] bigJpeg() {
    return Samples.coded(noise(), "jpeg");
  }

  private static byte[] bigPng() {
    return Samples.coded(noise(), "png");
  }

  private static BufferedImage noise() {
    BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 40_000; i++) {
      image.setRGB(i % 200, i / 200, i * 2_654_435);
    }
    return image;
  }

  private static byte[] encrypted(String userPassword) {
    return Samples.pdf(
        1,
        document -> {
          AccessPermission permission = new AccessPermission();
          permission.setCanModify(false);
          StandardProtectionPolicy policy =
              new StandardProtectionPolicy("owner", userPassword, permission);
          policy.setEncryptionKeyLength(128);
          document.protect(policy);
        });
  }

  private static Arguments acting(String name, Making<PDDocument> making) {
    return Arguments.of(name, Samples.pdf(1, making));
  }

  private static PDActionLaunch launch() {
    PDActionLaunch launch = new PDActionLaunch();
    launch.setF("run.exe");
    return launch;
  }

  private static void embed(PDDocument document) throws IOException {
    PDComplexFileSpecification file = new PDComplexFileSpecification();
    file.setFile("run.exe");
    file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(new byte[10])));
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(Map.of("run.exe", file));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    document.getDocumentCatalog().setNames(names);
  }

  private static Color colour(String corner) {
    return switch (corner) {
      case "UL" -> Color.RED;
      case "UR" -> Color.GREEN;
      case "LL" -> Color.BLUE;
      default -> Color.WHITE;
    };
  }

  private static void assertAbout(BufferedImage image, int x, int y, Color expected) {
    Color found = new Color(image.getRGB(x, y));
    assertThat(
            Math.abs(found.getRed() - expected.getRed())
                + Math.abs(found.getGreen() - expected.getGreen())
                + Math.abs(found.getBlue() - expected.getBlue()))
        .as("%s at %d,%d", found, x, y)
        .isLessThan(40);
  }
}
