package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.WrittenFiles;
import org.caunoi.access.Permission;
import org.caunoi.access.Role;
import org.caunoi.sweep.Caller.Answer;
import org.caunoi.sweep.Journey.Citizen;
import org.caunoi.sweep.Journey.Step;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Birds that must not sing: unique names, ids, phones and addresses go through whole journeys, and
 * are then looked for in every column of every table, in every file of the data folder, in the log,
 * and in addresses and titles. Encrypted they may be there; readable, in hexadecimal or in Base64,
 * nowhere.
 */
@IntegrationTest
class CanariesTest {

  private static final Pattern TITLE = Pattern.compile("<title>(.*?)</title>", Pattern.DOTALL);
  private static final String[] BIRDS = {
    "Khướu Mun", "Chích Chòe", "Vành Khuyên", "Chào Mào", "Bồ Chao"
  };

  private static final String TABLES =
      """
      SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables
      WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'
      ORDER BY 1
      """;

  @Autowired private Callers callers;
  @Autowired private Phone phone;
  @Autowired private JdbcClient jdbc;

  @Value("${caunoi.data-dir}")
  private Path data;

  private final Heard log = new Heard();
  private final Instant began = Instant.now().minusSeconds(2);
  private final List<String> addresses = new ArrayList<>();

  @Test
  void noBirdSings() throws Exception {
    callers.all();
    callers.endSessions();
    List<String> codes = new ArrayList<>();
    log.listen();
    try {
      for (int i = 0; i < BIRDS.length; i++) {
        codes.add(live(i));
      }
      awaitMessages(codes);
    } finally {
      log.stop();
    }
    List<String> all = new ArrayList<>();
    for (int i = 0; i < BIRDS.length; i++) {
      all.addAll(songs(citizen(i)));
    }
    Ears songs = new Ears(all);
    List<String> heard = new ArrayList<>();
    int rows = dump((table, row) -> listen(songs, table, row, heard));
    int files = files((file, content) -> listen(songs, file, content, heard));
    log.lines.forEach(line -> listen(songs, "the log", line, heard));
    addresses.forEach(line -> listen(songs, "an address or title", line, heard));
    System.out.printf(
        "Canaries: %d spellings in %d rows, %d files, %d log lines, %d addresses and titles%n",
        all.size(), rows, files, log.lines.size(), addresses.size());
    assertThat(heard).isEmpty();
    assertThat(log.lines).as("lines of the log").hasSizeGreaterThan(1000);
    assertThat(addresses).hasSizeGreaterThan(30);
    assertThat(files).isGreaterThan(5);
    // What may be readable was found where it should be, so the ears are good.
    List<String> known = new ArrayList<>();
    Ears filed = new Ears(codes);
    dump((table, row) -> listen(filed, table, row, known));
    assertThat(known)
        .anyMatch(one -> one.contains("dossier.dossier"))
        .anyMatch(one -> one.contains("audit.entry"));
  }

  @Test
  void aBirdThatSingsIsHeard() throws Exception {
    Citizen citizen = citizen(99);
    Ears songs = new Ears(songs(citizen));
    jdbc.sql("CREATE TABLE platform.cage (one text, two bytea, three jsonb, four text[])").update();
    log.listen();
    Path file =
        Files.writeString(
            Files.createDirectories(data).resolve("cage.bin"), "\u0001" + citizen.fullName());
    List<String> heard = new ArrayList<>();
    try {
      byte[] name = citizen.fullName().getBytes(StandardCharsets.UTF_8);
      for (int column = 0; column < 4; column++) {
        jdbc.sql(
                "INSERT INTO platform.cage VALUES (CAST(:a AS text), CAST(:b AS bytea), CAST(:c AS"
                    + " jsonb), CAST(:d AS text[]))")
            .param("a", column == 0 ? "x" + Base64.getEncoder().encodeToString(name) : null)
            .param("b", column == 1 ? name : null)
            .param("c", column == 2 ? "{\"x\": \"%s\"}".formatted(citizen.phone()) : null)
            .param("d", column == 3 ? new String[] {citizen.personalId()} : null)
            .update();
      }
      LoggerFactory.getLogger(CanariesTest.class).info("Told {}", citizen.address());
      dump((table, row) -> listen(songs, table, row, heard));
      assertThat(heard.stream().filter(one -> one.contains("platform.cage")).distinct().count())
          .isGreaterThanOrEqualTo(4);
      files((path, content) -> listen(songs, path, content, heard));
      assertThat(heard).anyMatch(one -> one.contains("cage.bin"));
      log.lines.forEach(line -> listen(songs, "the log", line, heard));
      assertThat(heard).anyMatch(one -> one.contains("the log"));
    } finally {
      log.stop();
      Files.delete(file);
      jdbc.sql("DROP TABLE platform.cage").update();
    }
  }

  /** One life; returns the dossier's code. */
  private String live(int i) {
    Journey journey = new Journey(callers, phone, citizen(i));
    List<Step> steps =
        switch (i) {
          case 0 -> journey.toTheCounter();
          case 1 -> journey.toThePhone();
          case 2 -> journey.toARefusal();
          case 3 -> journey.toAStop();
          default -> journey.overTheCounter();
        };
    for (Step step : steps) {
      Answer answer = step.ask().get();
      assertThat(answer.status()).as("%s: %s", step, answer.brief()).isLessThan(400);
      addresses.add(answer.header("Location"));
      step.then().accept(answer);
      if (!journey.session().isEmpty()) {
        look(Role.CLERK, "/counter/sessions/" + journey.session());
      }
      if (!journey.code().isEmpty() && journey.session().isEmpty()) {
        look(Role.INTAKE_OFFICER, "/dossiers/" + journey.code());
      }
    }
    refusedOnes(i);
    return journey.code();
  }

  /** What is refused must not be told on either. */
  private void refusedOnes(int i) {
    Citizen citizen = citizen(i);
    Caller partner = callers.system("birds", EnumSet.allOf(Permission.class));
    for (String bad :
        List.of(
            citizen
                .filing("counter")
                .replace("\"male\"", "7")
                .replace("female", citizen.fullName()),
            citizen.filing("counter").replace("\"00070\"", "\"" + citizen.address() + "\""),
            citizen.filing(citizen.phone()),
            citizen.filing("counter").replace("{", "{" + citizen.fullName()))) {
      Answer answer =
          partner.json(
              "POST", "/api/v1/dossiers", bad, "Idempotency-Key", UUID.randomUUID().toString());
      assertThat(answer.status()).isBetween(400, 499);
    }
    Answer search =
        callers
            .of(Role.INTAKE_OFFICER)
            .send(
                "POST",
                "/dossiers/search",
                "application/x-www-form-urlencoded",
                ("q=" + citizen.personalId() + "&code=" + citizen.personalId())
                    .getBytes(StandardCharsets.UTF_8));
    addresses.add(search.header("Location"));
    Answer signIn =
        callers
            .nobody()
            .send(
                "POST",
                "/sign-in",
                "application/x-www-form-urlencoded",
                ("username=" + citizen.phone() + "&password=" + citizen.personalId())
                    .getBytes(StandardCharsets.UTF_8));
    addresses.add(signIn.header("Location"));
  }

  private void look(Role role, String page) {
    Answer answer = callers.of(role).get(page);
    addresses.add(answer.header("Location"));
    Matcher title = TITLE.matcher(answer.body());
    if (title.find()) {
      addresses.add(title.group(1));
    }
  }

  private static Citizen citizen(int i) {
    String bird = i < BIRDS.length ? BIRDS[i] : "Sơn Ca";
    return new Citizen(
        "Nguyễn Thử " + bird,
        "001188%06d".formatted(773100 + i),
        "09%08d".formatted(77310000 + i),
        "chim.%d@example.invalid".formatted(773100 + i),
        "Số %d ngõ %s".formatted(773100 + i, bird));
  }

  /** How it could be written: as typed, without marks, in capitals, and as bytes are shown. */
  private static List<String> songs(Citizen citizen) {
    String bird = citizen.fullName().substring("Nguyễn Thử ".length());
    Set<String> plain = new LinkedHashSet<>();
    for (String text :
        List.of(
            bird,
            citizen.personalId(),
            citizen.phone().substring(1),
            citizen.email(),
            citizen.address())) {
      plain.add(text);
      plain.add(Normalizer.normalize(text, Normalizer.Form.NFD));
      plain.add(Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", ""));
    }
    Set<String> all = new LinkedHashSet<>(plain);
    for (String text : plain) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      all.add(HexFormat.of().formatHex(bytes));
      for (int shift = 0; shift < 3; shift++) {
        byte[] shifted = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String coded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        // The first and last letters also depend on what stands beside it.
        all.add(coded.substring(shift == 0 ? 0 : 4, coded.length() - 2));
      }
    }
    return List.copyOf(all);
  }

  private static void listen(Ears ears, String where, String text, List<String> heard) {
    ears.in(text).forEach(song -> heard.add(where + " sings " + song));
  }

  private int dump(Ear ear) {
    int rows = 0;
    for (String table :
        jdbc.sql(TABLES).query(String.class).list().stream().map(String::valueOf).toList()) {
      List<String> all =
          jdbc.sql("SELECT t::text FROM " + table + " t").query(String.class).list().stream()
              .map(String::valueOf)
              .toList();
      all.forEach(row -> ear.hear(table, row));
      rows += all.size();
    }
    return rows;
  }

  /**
   * Files last written before the birds came cannot know their names. The house goes on beside us:
   * what is renamed while we read is read under its new name, so we look again until nothing went.
   */
  private int files(Ear ear) throws IOException {
    Set<Path> heard = new HashSet<>();
    boolean whole;
    do {
      whole = true;
      for (Path file : WrittenFiles.below(data)) {
        try {
          if (!heard.contains(file) && Files.getLastModifiedTime(file).toInstant().isAfter(began)) {
            String path = file.toString();
            byte[] content = Files.readAllBytes(file);
            ear.hear(path, new String(content, StandardCharsets.UTF_8));
            ear.hear(path, new String(content, StandardCharsets.UTF_16LE));
            ear.hear(path, file.getFileName().toString());
            heard.add(file);
          }
        } catch (NoSuchFileException e) {
          whole = false;
        }
      }
    } while (!whole);
    return heard.size();
  }

  /** Messages are sent beside us; they too are listened to. */
  private void awaitMessages(List<String> codes) throws InterruptedException {
    for (int i = 0; i < 40; i++) {
      Long planned =
          jdbc.sql(
                  "SELECT count(*) FROM notification.message WHERE dossier_code IN (:codes) AND"
                      + " state = 'PLANNED'")
              .param("codes", codes)
              .query(Long.class)
              .single();
      if (planned == 0) {
        return;
      }
      Thread.sleep(Duration.ofMillis(250));
    }
  }

  private interface Ear {
    void hear(String where, String text);
  }

  /** Everything the house logs when it tells much (DEBUG), with the stack traces. */
  private static final class Heard extends AppenderBase<ILoggingEvent> {

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<Logger> talkers =
        Stream.of("org.caunoi", "org.springframework.web", "org.springframework.jdbc")
            .map(Heard::logger)
            .toList();
    private final ThresholdFilter quiet = new ThresholdFilter();

    private static Logger logger(String name) {
      return (Logger) LoggerFactory.getLogger(name);
    }

    void listen() {
      quiet.setLevel("INFO");
      quiet.start();
      // The terminal is spared what only we want to hear.
      root.iteratorForAppenders().forEachRemaining(other -> other.addFilter(quiet));
      talkers.forEach(talker -> talker.setLevel(Level.DEBUG));
      start();
      root.addAppender(this);
    }

    @Override
    public void stop() {
      root.detachAppender(this);
      talkers.forEach(talker -> talker.setLevel(null));
      quiet.stop();
      super.stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        lines.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
  }
}
