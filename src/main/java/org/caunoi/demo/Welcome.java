package org.caunoi.demo;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.caunoi.access.Role;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Prepares the demo before the house opens, then tells the newcomer where to go and as whom. */
@Component
@ConditionalOnProperty("caunoi.demo")
class Welcome implements SmartLifecycle {

  /** Before the first page is answered, so that no sign-in of a sample person is refused. */
  private static final int BEFORE_THE_DOOR_OPENS =
      WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;

  private static final Locale VIETNAMESE = Locale.of("vi");
  private static final String SHOWN_ONCE =
      DemoClient.NAME
          + ": khóa chỉ hiện ở lần chạy đầu; quantri và quantri2 đăng ký hệ thống khác · its key"
          + " was shown at the first start only; quantri and quantri2 register another";

  private final SetUpDemo setUp;
  private final DemoDossiers dossiers;
  private final DemoClient client;
  private final TransactionTemplate transaction;
  private final MessageSource words;
  private final Environment environment;
  private volatile boolean prepared;

  Welcome(
      SetUpDemo setUp,
      DemoDossiers dossiers,
      DemoClient client,
      TransactionTemplate transaction,
      MessageSource words,
      Environment environment) {
    this.setUp = setUp;
    this.dossiers = dossiers;
    this.client = client;
    this.transaction = transaction;
    this.words = words;
    this.environment = environment;
  }

  @Override
  public int getPhase() {
    return BEFORE_THE_DOOR_OPENS;
  }

  @Override
  public void start() {
    prepared = true;
    once(
        setUp::people,
        () -> {
          client.register(dossiers.who("quantri"), dossiers.who("quantri2"));
          dossiers.make();
        });
  }

  @Override
  public boolean isRunning() {
    return prepared;
  }

  @Override
  public void stop() {
    prepared = false;
  }

  /** All of the demo or nothing: what a first start that dies leaves undone the second one does. */
  void once(BooleanSupplier people, Runnable work) {
    transaction.executeWithoutResult(
        status -> {
          if (people.getAsBoolean()) {
            work.run();
          }
        });
  }

  @EventListener(ApplicationReadyEvent.class)
  void greet() {
    System.out.println(text());
  }

  String text() {
    String address = "http://localhost:" + environment.getProperty("local.server.port", "8080");
    String people =
        DemoPerson.ALL.stream()
            .map(
                person ->
                    "    %-11s %-20s %-40s %s"
                        .formatted(
                            person.username(),
                            person.name(),
                            role(person.role()),
                            person.role().needsSecondFactor() ? "+ mã 6 số" : "")
                        .stripTrailing())
            .collect(Collectors.joining("\n"));
    return """

    Cầu Nối đã sẵn sàng · Cầu Nối is ready

      %s

      Đăng nhập mẫu · Demo sign-ins (%s/sign-in)
      Mật khẩu của mọi người · Everybody's password: %s
    %s

      %s
      %s

      Mã 6 số và tin nhắn gửi người dân · Six-digit codes and the citizens' messages: %s/sandbox
    """
        .formatted(
            address,
            address,
            DemoPerson.PASSWORD,
            people,
            role(Role.SYSTEM_CLIENT),
            client.key().map(key -> DemoClient.NAME + ": " + key).orElse(SHOWN_ONCE),
            address);
  }

  private String role(Role role) {
    String key = "role." + role;
    return words.getMessage(key, null, VIETNAMESE)
        + " · "
        + words.getMessage(key, null, Locale.ENGLISH);
  }
}
