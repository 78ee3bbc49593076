package org.caunoi.custody;

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
  static Advisor refusalsAdvisor(ObjectProvider<Refusals> refusals) {
    DefaultPointcutAdvisor advisor =
        new DefaultPointcutAdvisor(
            AnnotationMatchingPointcut.forClassAnnotation(KeepsRefusals.class),
            (MethodInterceptor) call -> proceed(call, refusals));
    advisor.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return advisor;
  }

  private static @Nullable Object proceed(MethodInvocation call, ObjectProvider<Refusals> refusals)
      throws Throwable {
    try {
      return call.proceed();
    } catch (Refused refused) {
      @Nullable Object[] asked = call.getArguments();
      if (asked.length > 1 && asked[0] instanceof SignedIn who && asked[1] instanceof String unit) {
        refusals.getObject().keep(who, call.getMethod().getName(), unit, refused);
      }
      throw refused;
    }
  }
}
