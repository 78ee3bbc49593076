package org.caunoi.platform.database;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.caunoi.platform.database.DatabaseRefused.Reason;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What runs instead of the application: {@code backup --to=FILE}, {@code restore --from=FILE
 * [--replace]}, and {@code database}, the database alone until it is stopped.
 */
public final class DatabaseCommand {

  private static final Set<String> NAMES = Set.of("backup", "restore", "database");

  private final String name;
  private final SimpleCommandLinePropertySource options;
  private final StandardEnvironment environment = new StandardEnvironment();
  private final Function<Environment, Optional<FilesElsewhere>> elsewhere;

  private DatabaseCommand(
      Function<Environment, Optional<FilesElsewhere>> elsewhere, String... arguments) {
    this.elsewhere = elsewhere;
    this.name = arguments[0];
    String[] rest = joined(Arrays.copyOfRange(arguments, 1, arguments.length));
    options = new SimpleCommandLinePropertySource(rest);
    environment.getPropertySources().addFirst(options);
  }

  /**
   * Runs the command if the arguments are one, and tells the exit code.
   *
   * @param elsewhere finds by the settings the files outside the data folder, if there are any
   */
  public static Optional<Integer> run(
      Function<Environment, Optional<FilesElsewhere>> elsewhere, String... arguments) {
    if (arguments.length == 0 || !NAMES.contains(arguments[0])) {
      return Optional.empty();
    }
    LoggingSystem.get(DatabaseCommand.class.getClassLoader())
        .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    try {
      new DatabaseCommand(elsewhere, arguments).run(Clock.systemUTC());
      return Optional.of(0);
    } catch (DatabaseRefused e) {
      Screen.error(String.valueOf(e.getMessage()));
      return Optional.of(1);
    }
  }

  private void run(Clock clock) {
    if (environment.containsProperty("spring.datasource.url")) {
      throw new DatabaseRefused(Reason.EXTERNAL_SERVER);
    }
    EmbeddedPostgresSettings settings = EmbeddedPostgresSettings.from(environment);
    switch (name) {
      case "backup" -> backup(new TakeBackup(settings, clock, elsewhere.apply(environment)));
      case "restore" -> restore(new RestoreBackup(settings, clock, elsewhere.apply(environment)));
      default -> runDatabase(settings);
    }
  }

  private void backup(TakeBackup backup) {
    Path target = path("to");
    backup.to(target);
    Screen.say(
        """
        Đã sao lưu vào %1$s. Tệp này chứa khóa mã hóa và dữ liệu cá nhân: hãy cất giữ như hồ sơ gốc.
        Backed up to %1$s. The file holds encryption keys and personal data: keep it like the originals.\
        """
            .formatted(target));
  }

  private void restore(RestoreBackup restore) {
    Path source = path("from");
    Optional<Path> aside = restore.from(source, options.containsProperty("replace"));
    Screen.say("Đã khôi phục từ %1$s.\nRestored from %1$s.".formatted(source));
    aside.ifPresent(
        old ->
            Screen.say(
                "Dữ liệu cũ được cất ở %1$s.\nThe old data was put aside in %1$s.".formatted(old)));
  }

  private static void runDatabase(EmbeddedPostgresSettings settings) {
    EmbeddedPostgres server = EmbeddedPostgres.start(settings);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                }));
    Screen.say(server.url());
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Path path(String option) {
    String value = options.getProperty(option);
    if (value == null || value.isBlank()) {
      throw new DatabaseRefused(Reason.COMMAND_UNCLEAR, "--" + option + "?");
    }
    return Path.of(value);
  }

  /**
   * Lets a value follow its option as a word of its own: {@code --to FILE} as {@code --to=FILE}.
   */
  private static String[] joined(String... arguments) {
    return String.join("\n", arguments).replaceAll("(?m)^(--(?:to|from))\n", "$1=").split("\n");
  }
}
