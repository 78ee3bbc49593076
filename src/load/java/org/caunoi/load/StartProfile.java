package org.caunoi.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Where the time of a start goes: what its first thread does, what is loaded, who computes. */
final class StartProfile {

  /** The first that fits, within the part that is being made: others may wait for it. */
  private static final Map<String, Pattern> PHASES = new LinkedHashMap<>();

  private static final String PART =
      "org.springframework.beans.factory.support.AbstractAutowireCapableBeanFactory.doCreateBean";

  static {
    phase("migrations looked at", "org\\.flywaydb\\.");
    phase("connections to PostgreSQL and statements", "com\\.zaxxer|org\\.postgresql");
    phase("proxies written and defined", "buildProxy|cglib\\.proxy\\.Enhancer");
    phase("proxies: who needs one", "wrapIfNecessary|EligibleAdvisors");
    phase("method handles that call constructors", "MethodHandleAccessorFactory");
    phase("classes of parts found and read", "ClassPathScanning|ClassPathBeanDefinitionScanner");
    phase("conditions of the framework", "ConditionEvaluator");
    phase("configuration classes read", "context\\.annotation\\.ConfigurationClass");
    phase("parts found by their type", "findAutowireCandidates|getBeanNamesForType");
    phase(
        "data files read and checked",
        "org\\.caunoi\\.(platform\\.reference|[a-z]+\\.(Read|Load))");
    phase("routes", "HandlerMapping");
    phase("filters of sign-in", "springframework\\.security");
    phase("events and jobs found", "EventListenerMethod|ScheduledAnnotation|db_scheduler|kagkarl");
    phase("web server", "org\\.apache\\.(catalina|coyote|tomcat)");
    phase("parts made and joined otherwise", "springframework\\.beans");
    phase("settings, logs and all else", "");
  }

  private static void phase(String name, String pattern) {
    PHASES.put(name, Pattern.compile(pattern));
  }

  /** What share of the samples each phase has, as milliseconds of a start that took so long. */
  static void phases(Path samples, double seconds) throws IOException {
    List<String> seen = Files.readAllLines(samples);
    Map<String, Integer> found = new LinkedHashMap<>();
    PHASES.keySet().forEach(name -> found.put(name, 0));
    for (String whole : seen) {
      int made = whole.indexOf(PART);
      String stack = made < 0 ? whole : whole.substring(0, made + PART.length());
      PHASES.entrySet().stream()
          .filter(phase -> phase.getValue().matcher(stack).find())
          .findFirst()
          .ifPresent(phase -> found.merge(phase.getKey(), 1, Integer::sum));
    }
    Results.count("ms of a watched start in all", Math.round(seconds * 1000));
    found.forEach(
        (name, times) ->
            Results.count(
                "ms of a watched start: " + name,
                Math.round(seconds * 1000 * times / seen.size())));
  }

  /** What the logs of loaded classes say, and how far that alone goes. */
  static void classes(Path ours, Path empty) throws IOException {
    long here = classes("application alone", ours);
    long bare = classes("an empty application", empty);
    System.out.printf(
        "why: it loads %d classes more than an empty application, %.1f times as many; of the rest"
            + " see the ms of a watched start%n",
        here - bare, (double) here / bare);
  }

  private static long classes(String whose, Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    long loaded = count(whose + ": classes loaded", lines, "source: ");
    count(whose + ": of these kept from an earlier start", lines, "source: shared objects file");
    count(whose + ": proxies defined", lines, "$$SpringCGLIB$$0 ");
    count(whose + ": classes of method handles spun", lines, "java.lang.invoke.LambdaForm$");
    return loaded;
  }

  private static long count(String name, List<String> lines, String wanted) {
    long found = lines.stream().filter(line -> line.contains(wanted)).count();
    Results.count(name, found);
    return found;
  }

  /** Processor time so far, by who used it: the compilers share the cores with the start. */
  static void computed(String whose, long process) throws IOException {
    long compilers = Cpu.ofCompilers(process);
    used(whose, "Java’s compilers", compilers);
    used(whose, "the rest", Cpu.millis(List.of(process)) - compilers);
  }

  private static void used(String whose, String kind, long millis) {
    Results.sample(
        "processor time until the first answer; " + whose + "; " + kind, "s", millis / 1000.0);
  }

  private StartProfile() {}
}
