package org.caunoi.sweep;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.matcher.ElementMatchers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JsonParser;

/**
 * Defects of the house, planted in this test process only and only for who asks for one: a sweep
 * shows with them that it would be red. There is no such switch in the product.
 */
@Component
public final class Planted extends OncePerRequestFilter {

  static final String HEADER = "X-Test-Planted";

  private static final ThreadLocal<@Nullable Defect> NOW = new ThreadLocal<>();
  private static final Set<Defect> INSTALLED = EnumSet.noneOf(Defect.class);

  /** What is out of order, and where. */
  enum Defect {
    /** Routes answer everybody, whatever permission they declare. */
    OPEN_ROUTES("org.caunoi.access.PermissionInterceptor", "preHandle", Passed.class),
    /** A field no body has is passed over in silence. */
    UNKNOWN_FIELDS(
        "tools.jackson.databind.DeserializationContext", "handleUnknownProperty", Skipped.class),
    /** Cells of exports go out as they were written. */
    LIVE_CELLS("org.caunoi.dossier.form.Cells", "safe", AsItIs.class),
    /** A dossier is looked for by a statement put together with what came in. */
    LIVE_STATEMENTS("org.caunoi.dossier.ReadDossier", "file", PutTogether.class);

    private final String type;
    private final String method;
    private final Class<?> advice;

    Defect(String type, String method, Class<?> advice) {
      this.type = type;
      this.method = method;
      this.advice = advice;
    }
  }

  private final String word = UUID.randomUUID().toString();

  /** The headers of a request to a house with this defect. */
  String[] headers(Defect defect) {
    install(defect);
    return new String[] {HEADER, word + " " + defect};
  }

  /** Does it in a house with this defect. */
  static <T> T during(Defect defect, Callable<T> work) throws Exception {
    install(defect);
    NOW.set(defect);
    try {
      return work.call();
    } finally {
      NOW.remove();
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String asked = request.getHeader(HEADER);
    if (asked != null && asked.startsWith(word)) {
      NOW.set(Defect.valueOf(asked.substring(word.length() + 1)));
    }
    try {
      chain.doFilter(request, response);
    } finally {
      NOW.remove();
    }
  }

  public static boolean is(String defect) {
    Defect now = NOW.get();
    return now != null && now.name().equals(defect);
  }

  private static synchronized void install(Defect defect) {
    if (!INSTALLED.add(defect)) {
      return;
    }
    try {
      new ByteBuddy()
          .redefine(Class.forName(defect.type))
          .visit(Advice.to(defect.advice).on(ElementMatchers.named(defect.method)))
          .make()
          .load(
              Planted.class.getClassLoader(), ClassReloadingStrategy.of(ByteBuddyAgent.install()));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  static final class Passed {

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return Planted.is("OPEN_ROUTES");
    }

    @Advice.OnMethodExit
    static void exit(
        @Advice.Enter boolean skipped, @Advice.Return(readOnly = false) boolean answer) {
      if (skipped) {
        answer = true;
      }
    }
  }

  static final class Skipped {

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(@Advice.Argument(0) JsonParser parser) {
      boolean skipped = Planted.is("UNKNOWN_FIELDS");
      if (skipped) {
        parser.skipChildren();
      }
      return skipped;
    }

    @Advice.OnMethodExit
    static void exit(
        @Advice.Enter boolean skipped, @Advice.Return(readOnly = false) boolean answer) {
      if (skipped) {
        answer = true;
      }
    }
  }

  static final class PutTogether {

    @Advice.OnMethodEnter
    static void enter(
        @Advice.Argument(value = 1, typing = Assigner.Typing.DYNAMIC) Object code,
        @Advice.FieldValue("jdbc") JdbcClient jdbc) {
      if (code instanceof String && Planted.is("LIVE_STATEMENTS")) {
        jdbc.sql("SELECT count(*) FROM dossier.dossier WHERE code = '" + code + "'")
            .query(Long.class)
            .single();
      }
    }
  }

  static final class AsItIs {

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return Planted.is("LIVE_CELLS");
    }

    @Advice.OnMethodExit
    static void exit(
        @Advice.Enter boolean skipped,
        @Advice.Argument(0) String given,
        @Advice.Return(readOnly = false) String answer) {
      if (skipped) {
        answer = given;
      }
    }
  }
}
