package org.caunoi.demo;

import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Prepares the demo before the house opens, then tells the newcomer where to go and as whom. */
@Component
@ConditionalOnProperty("caunoi.demo")
class Welcome implements ApplicationRunner {

  private final SetUpDemo setUp;
  private final DemoDossiers dossiers;
  private final Environment environment;

  Welcome(SetUpDemo setUp, DemoDossiers dossiers, Environment environment) {
    this.setUp = setUp;
    this.dossiers = dossiers;
    this.environment = environment;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (setUp.people()) {
      dossiers.make();
    }
  }

  @EventListener(ApplicationReadyEvent.class)
  void greet() {
    System.out.println(text());
  }

  private String text() {
    String address = "http://localhost:" + environment.getProperty("local.server.port", "8080");
    String people =
        DemoPerson.ALL.stream()
            .map(
                person ->
                    "    %-12s %-24s %s"
                        .formatted(
                            person.username(),
                            person.name(),
                            person.role().needsSecondFactor() ? "+ mã 6 số" : ""))
            .collect(Collectors.joining("\n"));
    return """

    Cầu Nối đã sẵn sàng · Cầu Nối is ready

      %s

      Đăng nhập mẫu · Demo sign-ins (%s/sign-in)
      Mật khẩu của mọi người · Everybody's password: %s
    %s

      Mã 6 số và tin nhắn gửi người dân · Six-digit codes and the citizens' messages: %s/sandbox
    """
        .formatted(address, address, DemoPerson.PASSWORD, people, address);
  }
}
