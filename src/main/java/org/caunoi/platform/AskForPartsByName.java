package org.caunoi.platform;

import java.beans.Introspector;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.util.ClassUtils;

/**
 * Lets the framework look first under the name a part of ours has anyway, its class's, before it
 * compares the type that is asked for with each of a thousand parts. What is found there is still
 * looked at: another type, or one that is not the first choice, sends it round as before.
 */
final class AskForPartsByName
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (context.getBeanFactory() instanceof DefaultListableBeanFactory beans) {
      beans.setAutowireCandidateResolver(new ByName());
    }
  }

  private static final class ByName extends ContextAnnotationAutowireCandidateResolver {

    @Override
    public @Nullable String getSuggestedName(DependencyDescriptor asked) {
      String said = super.getSuggestedName(asked);
      return said != null
          ? said
          : Introspector.decapitalize(ClassUtils.getShortName(asked.getDependencyType()));
    }
  }
}
