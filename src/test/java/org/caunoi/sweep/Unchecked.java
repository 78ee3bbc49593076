package org.caunoi.sweep;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.matcher.ElementMatchers;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Switches the application's own checks of whose something is off, in this test process and only
 * for requests that carry a word nobody outside of it knows: the classes that decide it are changed
 * in memory so that they take everybody for somebody of the whole city. There is no such switch in
 * the product.
 */
@Component
public final class Unchecked extends OncePerRequestFilter {

  static final String HEADER = "X-Test-Unchecked";

  private static final ThreadLocal<Boolean> OFF = ThreadLocal.withInitial(() -> false);
  private static final AtomicInteger PASSED = new AtomicInteger();
  private static final Map<String, String> WHO_ASKS =
      Map.of(
          "org.caunoi.dossier.Sight", "of",
          "org.caunoi.custody.Reach", "params",
          "org.caunoi.post.ReadShipments", "params");

  private final String word = UUID.randomUUID().toString();
  private boolean installed;

  /** Sent along, it switches the checks off. */
  synchronized String word() {
    if (!installed) {
      install();
      installed = true;
    }
    return word;
  }

  /** How often a check was passed over. */
  int passed() {
    return PASSED.get();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    OFF.set(word.equals(request.getHeader(HEADER)));
    try {
      chain.doFilter(request, response);
    } finally {
      OFF.remove();
    }
  }

  /** Whoever asks, as somebody of the whole city. */
  public static SignedIn everywhere(SignedIn who) {
    if (!OFF.get()) {
      return who;
    }
    PASSED.incrementAndGet();
    return new SignedIn(
        who.accountId(),
        who.username(),
        who.displayName(),
        who.badge(),
        EnumSet.of(Role.INSPECTOR),
        Set.of(),
        null,
        null);
  }

  public static boolean isOff() {
    if (OFF.get()) {
      PASSED.incrementAndGet();
      return true;
    }
    return false;
  }

  private static void install() {
    Instrumentation instrumentation = ByteBuddyAgent.install();
    WHO_ASKS.forEach((type, method) -> advise(instrumentation, type, method, Everywhere.class));
    advise(instrumentation, "org.caunoi.assistance.SessionActs", "own", Own.class);
  }

  private static void advise(
      Instrumentation instrumentation, String type, String method, Class<?> advice) {
    try {
      new ByteBuddy()
          .redefine(Class.forName(type))
          .visit(Advice.to(advice).on(ElementMatchers.named(method)))
          .make()
          .load(Unchecked.class.getClassLoader(), ClassReloadingStrategy.of(instrumentation));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first argument is who asks. */
  static final class Everywhere {

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) SignedIn who) {
      who = everywhere(who);
    }
  }

  /** Answers the second argument, whoever asks. */
  static final class Own {

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return isOff();
    }

    @Advice.OnMethodExit
    static void exit(
        @Advice.Enter boolean skipped,
        @Advice.Argument(value = 1, typing = Assigner.Typing.DYNAMIC) Object given,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object answer) {
      if (skipped) {
        answer = given;
      }
    }
  }
}
