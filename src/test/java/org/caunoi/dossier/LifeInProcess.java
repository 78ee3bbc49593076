package org.caunoi.dossier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.caunoi.Application;
import org.caunoi.People;
import org.caunoi.TestViewer;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The life of a dossier by calling the use cases, without HTTP: what {@code bin/engines} compares
 * with the engines called in the same way. Each line that comes in is a step and a number of cases;
 * the answer says for how many of them it was done.
 *
 * <p>Arguments: JDBC address, user, password, folder for data, threads.
 */
public final class LifeInProcess {

  private final Walk walk;
  private final AssignDossier assigning;
  private final SignedIn partner;
  private final SignedIn intake;
  private final SignedIn specialist;
  private final SignedIn signer;

  private LifeInProcess(ConfigurableApplicationContext house) {
    walk = house.getBean(Walk.class);
    assigning = house.getBean(AssignDossier.class);
    People people = house.getBean(People.class);
    partner = people.partner().who();
    intake = people.officer(Role.INTAKE_OFFICER, null);
    specialist = people.officer(Role.SPECIALIST, null);
    signer = people.officer(Role.SIGNER, null);
  }

  public static void main(String[] arguments) throws IOException {
    ConfigurableApplicationContext house =
        SpringApplication.run(
            Application.class,
            "--server.port=0",
            "--spring.datasource.url=" + arguments[0],
            "--spring.datasource.username=" + arguments[1],
            "--spring.datasource.password=" + arguments[2],
            "--caunoi.data-dir=" + arguments[3],
            "--caunoi.demo=false",
            "--logging.level.root=error");
    LifeInProcess life = new LifeInProcess(house);
    int threads = Integer.parseInt(arguments[4]);
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String[] codes = {};
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      int step = Integer.parseInt(words[0]);
      codes = step == 0 ? new String[Integer.parseInt(words[1])] : codes;
      System.out.println("done " + life.all(step, codes, threads));
    }
    System.exit(0);
  }

  private int all(int step, String[] codes, int threads) {
    AtomicInteger done = new AtomicInteger();
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int first = i;
      running.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int n = first; n < codes.length; n += threads) {
                      codes[n] = done(step, codes[n]);
                      done.addAndGet(codes[n].isEmpty() ? 0 : 1);
                    }
                  }));
    }
    for (Thread thread : running) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return done.get();
  }

  /** The code, or an empty one where it was refused. */
  private String done(int step, String code) {
    try {
      switch (step) {
        case 0 -> {
          return as(partner, () -> walk.filing().key(key(), new byte[32]).by(partner).code());
        }
        case 1 -> as(intake, () -> walk.accept(intake, code));
        case 2 -> as(intake, () -> handTo(intake, code, specialist));
        case 3 -> as(specialist, () -> handTo(specialist, code, signer));
        default -> as(signer, () -> walk.approve(signer, code));
      }
      return code;
    } catch (RuntimeException refused) {
      System.err.println(step + " " + code + ": " + refused);
      return "";
    }
  }

  private static String key() {
    return "life-" + UUID.randomUUID();
  }

  private Dossier handTo(SignedIn who, String code, SignedIn whom) {
    return assigning.assign(who, code, null, whom.accountId(), null);
  }

  private static <T> T as(SignedIn who, Callable<T> work) {
    return TestViewer.as(
        who,
        () -> {
          try {
            return work.call();
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
