import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a downloaded piece of the sealed history, or the proof of one row, with nothing but Java
 * 21: {@code java bin/VerifyHistory.java <file> [fingerprint of the signing key] [what the witness
 * was told]}. Shares no code with the application. With the lines of the outside witness even
 * another history signed with the same key is found, and a cut tail: the file must reach as far as
 * they do. Events of papers are also linked each to the one stored before it for the same envelope
 * or bag: where such a chain breaks, the unit and the event are named. Ends with 0 when all is
 * whole, with 1 when something was altered, with 2 when a file cannot be read.
 */
public class VerifyHistory {

  private static final HexFormat HEX = HexFormat.of();

  /** What is hashed before the content of a row, and before two hashes that are joined. */
  private static final byte[] LEAF = {0};

  private static final byte[] NODE = {1};

  /**
   * In larger batches one row too many, or two that changed places, are found but not looked for.
   */
  private static final int MANY = 2_000;

  /** In larger batches only neighbours are looked at. */
  private static final int FEW = 100;

  /** What an event of a unit says of its place in the chain; quotes within values are escaped. */
  private static final Pattern PLACE = Pattern.compile("\"no\": (\\d+)[,}]");

  private static final Pattern UNIT = Pattern.compile("\"unit\": \"([^\"]+)\"");
  private static final Pattern FORMER = Pattern.compile("\"former\": \"(\\p{XDigit}{64})\"");

  private final List<String> wrong = new ArrayList<>();
  private final Map<String, List<Link>> chains = new TreeMap<>();
  private boolean fromTheStart;
  private final String fingerprint;
  private final MessageDigest digest;
  private final Map<Long, String> witnessed = new TreeMap<>();
  private long agreed;
  private boolean whole;
  private String checkpoint;
  private byte[] root;
  private byte[] expectedFormer;
  private long expectedNumber;
  private int size;
  private final List<byte[]> leaves = new ArrayList<>();
  private final List<Row> present = new ArrayList<>();
  private int next;
  private long rows;
  private long checkpoints;

  private VerifyHistory(String fingerprint) throws GeneralSecurityException {
    this.fingerprint = fingerprint;
    digest = MessageDigest.getInstance("SHA-256");
  }

  public static void main(String[] args) throws Exception {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(out, args));
  }

  /** What {@code main} does: prints what is wrong and answers how the process ends. */
  public static int run(PrintWriter out, String... args) throws GeneralSecurityException {
    if (args.length < 1 || args.length > 3) {
      out.println(
          "java bin/VerifyHistory.java <file> [fingerprint of the signing key] [what the witness"
              + " was told]");
      return 2;
    }
    VerifyHistory verifier = new VerifyHistory(args.length > 1 ? args[1] : null);
    try (BufferedReader lines = Files.newBufferedReader(Path.of(args[0]))) {
      if (args.length == 3) {
        verifier.listen(Files.readAllLines(Path.of(args[2])));
      }
      verifier.read(lines);
    } catch (IOException | RuntimeException e) {
      out.println("This is no file of the sealed history, or it was cut off: " + e);
      return 2;
    }
    verifier.wrong.forEach(out::println);
    out.printf(
        "%d checkpoints, %d rows, %d things wrong%n",
        verifier.checkpoints, verifier.rows, verifier.wrong.size());
    if (args.length == 1) {
      out.println("The key was not compared: give its fingerprint as the second argument.");
    }
    if (args.length == 3) {
      out.printf("%d checkpoints are as the witness was told%n", verifier.agreed);
    } else {
      out.println("No witness was heard: whoever has the key can sign another history.");
    }
    return verifier.wrong.isEmpty() ? 0 : 1;
  }

  private void listen(List<String> lines) {
    for (String line : lines) {
      String[] words = line.split(" ");
      if (words[0].equals("checkpoint")) {
        witnessed.put(Long.valueOf(words[1]), told(words));
      }
    }
  }

  /** All that is signed, and the key. */
  private static String told(String[] words) {
    return String.join(" ", Arrays.copyOfRange(words, 1, 7));
  }

  /** Line by line: a history of years is larger than the memory. */
  private void read(BufferedReader lines) throws GeneralSecurityException, IOException {
    String head = lines.readLine();
    if (!"cau-noi history 1".equals(head) && !"cau-noi proof 1".equals(head)) {
      throw new IllegalArgumentException("first line: " + head);
    }
    whole = head.equals("cau-noi history 1");
    int position = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "checkpoint" -> {
          closeBatch();
          openBatch(words);
        }
        case "row" -> {
          row(words);
          position = Integer.parseInt(words[1]);
        }
        case "path" -> climb(position, Arrays.copyOfRange(words, 1, words.length));
        default -> throw new IllegalArgumentException("line: " + line);
      }
    }
    closeBatch();
    if (whole) {
      chains.forEach(this::follow);
      witnessed
          .keySet()
          .forEach(
              number ->
                  wrong.add(
                      "checkpoint " + number + ", which the witness was told of, is missing"));
    }
  }

  /** checkpoint number at size root former publicKey signature */
  private void openBatch(String[] words) throws GeneralSecurityException {
    checkpoints++;
    checkpoint = words[1];
    size = Integer.parseInt(words[3]);
    root = HEX.parseHex(words[4]);
    byte[] former = HEX.parseHex(words[5]);
    byte[] key = Base64.getDecoder().decode(words[6]);
    byte[] text =
        String.join(" ", "cau-noi checkpoint", words[1], words[2], words[3], words[4], words[5])
            .getBytes(StandardCharsets.UTF_8);
    long number = Long.parseLong(words[1]);
    if (expectedFormer != null && number != expectedNumber) {
      wrong.add("checkpoint " + expectedNumber + " is missing");
    } else if (expectedFormer != null && !Arrays.equals(former, expectedFormer)) {
      wrong.add("checkpoint " + number + " does not follow the one before it");
    }
    fromTheStart |= number == 1;
    if (number == 1 && !Arrays.equals(former, new byte[32])) {
      wrong.add("checkpoint 1 is not the first");
    }
    String print = HEX.formatHex(Arrays.copyOf(sha256(key), 8));
    if (fingerprint != null && !fingerprint.equals(print)) {
      wrong.add("checkpoint " + number + " is signed with another key: " + print);
    }
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
    signature.update(text);
    if (!signature.verify(Base64.getDecoder().decode(words[7]))) {
      wrong.add("checkpoint " + number + " is not signed by the key it names");
    }
    String known = witnessed.remove(number);
    if (known != null && !known.equals(told(words))) {
      wrong.add("checkpoint " + number + " is not the one the witness was told of");
    } else if (known != null) {
      agreed++;
    }
    expectedFormer = sha256(text);
    expectedNumber = number + 1;
  }

  /** row position kind id hash content; a dash for the content of a row that is gone */
  private void row(String[] words) {
    rows++;
    byte[] hash = HEX.parseHex(words[4]);
    Row row = new Row(Integer.parseInt(words[1]), checkpoint, words[2], words[3]);
    if (words[5].equals("-")) {
      wrong.add(row + " was removed");
    } else {
      byte[] content = Base64.getDecoder().decode(words[5]);
      if (!Arrays.equals(sha256(LEAF, content), hash)) {
        wrong.add(row + " was altered; it now says " + new String(content, StandardCharsets.UTF_8));
      }
      if (row.kind.equals("custody-event")) {
        link(row.kind + " " + row.id, new String(content, StandardCharsets.UTF_8));
      }
    }
    int position = row.position;
    if (whole && position > next) {
      missing(next, position - 1);
    } else if (whole && position < next) {
      wrong.add(row + " stands where another row belongs");
    }
    next = position + 1;
    leaves.add(hash);
    present.add(row);
  }

  private record Row(int position, String checkpoint, String kind, String id) {

    /** As it is named where it is wrong. */
    @Override
    public String toString() {
      return "row " + position + " of checkpoint " + checkpoint + " (" + kind + " " + id + ")";
    }
  }

  /** An event that was stored before there was a chain names no place in it. */
  private void link(String name, String text) {
    Matcher unit = UNIT.matcher(text);
    Matcher place = PLACE.matcher(text);
    Matcher former = FORMER.matcher(text);
    if (unit.find() && place.find() && former.find()) {
      chains
          .computeIfAbsent(unit.group(1), known -> new ArrayList<>())
          .add(
              new Link(
                  "event " + place.group(1) + " of unit " + unit.group(1) + " (" + name + ")",
                  Long.parseLong(place.group(1)),
                  former.group(1),
                  HEX.formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)))));
    }
  }

  /** The chain of one unit by its numbers; a piece of history may begin in its middle. */
  private void follow(String unit, List<Link> links) {
    links.sort(Comparator.comparingLong(Link::no));
    Link before =
        fromTheStart ? new Link("the beginning", 0, "0".repeat(64), "0".repeat(64)) : null;
    for (Link link : links) {
      if (before != null && link.no() == before.no()) {
        wrong.add(link.name() + " stands in one place with " + before.name());
      } else if (before != null && link.no() != before.no() + 1) {
        wrong.add(
            "before " + link.name() + " something is missing: it comes after " + before.name());
      } else if (before != null && !link.former().equals(before.hash())) {
        wrong.add(link.name() + " does not follow " + before.name() + " as that stands now");
      }
      before = link;
    }
  }

  /**
   * @param former hash of the event before
   * @param hash of this one as it stands
   */
  private record Link(String name, long no, String former, String hash) {}

  private void missing(int from, int to) {
    wrong.add(
        (from == to ? "row " + from : "rows " + from + " to " + to)
            + " of checkpoint "
            + checkpoint
            + (from == to ? " is missing" : " are missing"));
  }

  private void climb(int position, String[] path) {
    List<byte[]> steps =
        Arrays.stream(path).filter(step -> !step.isEmpty()).map(HEX::parseHex).toList();
    if (!Arrays.equals(climbed(leaves.getFirst(), position, size, steps), root)) {
      wrong.add("the row does not belong to checkpoint " + checkpoint);
    }
    root = null;
  }

  private void closeBatch() {
    if (root != null) {
      if (next < size) {
        missing(next, size - 1);
      }
      if (leaves.size() != size) {
        wrong.add(
            "checkpoint "
                + checkpoint
                + " was made over "
                + size
                + " rows; there are "
                + leaves.size());
        stranger();
      } else if (!Arrays.equals(rootOf(leaves), root)) {
        wrong.add("the hashes under checkpoint " + checkpoint + " are not those that were signed");
        swapped();
      }
    }
    root = null;
    leaves.clear();
    present.clear();
    next = 0;
  }

  /** Names the one row too many: without it all is as it was signed. */
  private void stranger() {
    for (int i = leaves.size() - 1; leaves.size() == size + 1 && size <= MANY && i >= 0; i--) {
      List<byte[]> others = new ArrayList<>(leaves);
      others.remove(i);
      if (Arrays.equals(rootOf(others), root)) {
        wrong.add(present.get(i) + " was put in afterwards");
        return;
      }
    }
  }

  /** Names two rows that changed places: changed back, all is as it was signed. */
  private void swapped() {
    for (int i = 0; size <= MANY && i < size; i++) {
      for (int j = i + 1; j < (size <= FEW ? size : Math.min(size, i + 2)); j++) {
        Collections.swap(leaves, i, j);
        boolean right = Arrays.equals(rootOf(leaves), root);
        Collections.swap(leaves, i, j);
        if (right) {
          wrong.add(present.get(i) + " and " + present.get(j) + " changed places");
          return;
        }
      }
    }
  }

  private byte[] rootOf(List<byte[]> hashes) {
    if (hashes.size() == 1) {
      return hashes.getFirst();
    }
    int cut = Integer.highestOneBit(hashes.size() - 1);
    return sha256(NODE, rootOf(hashes.subList(0, cut)), rootOf(hashes.subList(cut, hashes.size())));
  }

  private byte[] climbed(byte[] hash, int position, int of, List<byte[]> steps) {
    if (of == 1) {
      return hash;
    }
    int cut = Integer.highestOneBit(of - 1);
    List<byte[]> below = steps.subList(0, steps.size() - 1);
    return position < cut
        ? sha256(NODE, climbed(hash, position, cut, below), steps.getLast())
        : sha256(NODE, steps.getLast(), climbed(hash, position - cut, of - cut, below));
  }

  private byte[] sha256(byte[]... parts) {
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }
}
