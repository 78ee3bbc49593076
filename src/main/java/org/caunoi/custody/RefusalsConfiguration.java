package org.caunoi.custody;

import java.util.Optional;
import java.util.UUID;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;

/** Around the transaction of an act: what it refuses is kept and thrown on. */
@Configuration(proxyBeanMethods = false)
class RefusalsConfiguration {

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static Advisor refusalsAdvisor(
      ObjectProvider<Refusals> refusals, ObjectProvider<NumberBehind> numbers) {
    DefaultPointcutAdvisor advisor =
        new DefaultPointcutAdvisor(
            AnnotationMatchingPointcut.forClassAnnotation(KeepsRefusals.class),
            (MethodInterceptor) call -> proceed(call, refusals, numbers));
    advisor.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return advisor;
  }

  private static @Nullable Object proceed(
      MethodInvocation call,
      ObjectProvider<Refusals> refusals,
      ObjectProvider<NumberBehind> numbers)
      throws Throwable {
    try {
      return call.proceed();
    } catch (Refused refused) {
      @Nullable Object[] asked = call.getArguments();
      if (asked.length > 1 && asked[0] instanceof SignedIn who) {
        Optional<String> unit =
            asked[1] instanceof UUID id
                ? number(id, numbers)
                : Optional.ofNullable(asked[1])
                    .filter(String.class::isInstance)
                    .map(String.class::cast);
        unit.ifPresent(
            one -> refusals.getObject().keep(who, call.getMethod().getName(), one, refused));
      }
      throw refused;
    }
  }

  /** The id itself where nobody knows a number behind it. */
  private static Optional<String> number(UUID id, ObjectProvider<NumberBehind> numbers) {
    return numbers
        .orderedStream()
        .flatMap(one -> one.of(id).stream())
        .findFirst()
        .or(() -> Optional.of(id.toString()));
  }
}
