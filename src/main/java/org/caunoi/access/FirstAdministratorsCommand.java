package org.caunoi.access;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caunoi.shared.Refused;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The command {@code first-administrators --names=a,b}: the house starts with its own settings on a
 * port nobody knows, makes the accounts, prints what each needs to sign in, and stops.
 */
public final class FirstAdministratorsCommand {

  private static final String NAME = "first-administrators";
  private static final String NAMES = "--names=";

  /** Nobody is served meanwhile, and only the result is said. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "server.port", "0",
          "server.address", "127.0.0.1",
          "caunoi.demo", "false",
          "spring.main.banner-mode", "off",
          "logging.level.root", "warn");

  private FirstAdministratorsCommand() {}

  /** Runs the command if the arguments are it, and tells the exit code. */
  public static Optional<Integer> run(Class<?> application, String... arguments) {
    return run(application, System.out, arguments);
  }

  static Optional<Integer> run(Class<?> application, PrintStream out, String... arguments) {
    if (arguments.length == 0 || !NAME.equals(arguments[0])) {
      return Optional.empty();
    }
    try (ConfigurableApplicationContext house =
        SpringApplication.run(application, settings(arguments))) {
      out.println(text(house.getBean(FirstAdministrators.class).make(names(arguments))));
      return Optional.of(0);
    } catch (Refused refused) {
      System.err.println(problem(refused));
      return Optional.of(1);
    }
  }

  private static String[] settings(String... arguments) {
    Stream<String> own = Arrays.stream(arguments).skip(1).filter(one -> !one.startsWith(NAMES));
    return Stream.concat(
            own.filter(
                one ->
                    SETTINGS.keySet().stream().noneMatch(key -> one.startsWith("--" + key + "="))),
            SETTINGS.entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue()))
        .toArray(String[]::new);
  }

  private static List<String> names(String... arguments) {
    return Arrays.stream(arguments)
        .filter(one -> one.startsWith(NAMES))
        .flatMap(one -> Arrays.stream(one.substring(NAMES.length()).split(",")))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static String text(List<FirstAdministrators.First> people) {
    StringBuilder text =
        new StringBuilder(
            """
            Tài khoản quản trị đầu tiên. Đưa riêng cho từng người; mỗi dòng chỉ hiện một lần.
            The first administrators. Hand each line to its person alone; it is shown this once.
            """);
    for (FirstAdministrators.First one : people) {
      text.append(
          "  %s: mật khẩu đầu tiên · first password %s, mã cài đặt · set-up code %s%n"
              .formatted(one.name(), one.password(), one.setupCode()));
    }
    return text.append(
            """
            Khi đăng nhập lần đầu, mỗi người quét mã QR bằng ứng dụng tạo mã và tự đặt mật khẩu mới.
            At the first sign-in each scans a QR code with a code app and chooses a password.\
            """)
        .toString();
  }

  private static String problem(Refused refused) {
    return switch (refused.code()) {
      case "accounts-exist" ->
          "Đã có tài khoản: người quản trị thêm người ở trang Nhân sự.\n"
              + "There are accounts already: an administrator takes people in on the page People.";
      case "two-needed" ->
          "Cần ít nhất hai người: --names=a,b.\nAt least two people are needed: --names=a,b.";
      default ->
          "Tên đăng nhập chỉ gồm chữ thường không dấu, số, dấu chấm hoặc gạch ngang.\n"
              + "A user name has lower-case letters, digits, dots or hyphens only.";
    };
  }
}
