package org.caunoi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.NeedsNothing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

@NeedsNothing
class AskForPartsByNameTest {

  private static final Clock NAMED = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final Clock OTHER = Clock.offset(NAMED, Duration.ofHours(7));

  /** Asks for its part by a word of its own. */
  record House(Clock time) {}

  private final List<@Nullable Class<?>> compared = new ArrayList<>();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext(
          new DefaultListableBeanFactory() {
            @Override
            public String[] getBeanNamesForType(
                @Nullable Class<?> type, boolean prototypes, boolean eager) {
              compared.add(type);
              return super.getBeanNamesForType(type, prototypes, eager);
            }
          });

  @AfterEach
  void close() {
    context.close();
  }

  static class Named {
    @Bean
    Clock clock() {
      return NAMED;
    }
  }

  static class FirstChoice extends Named {
    @Bean
    @Primary
    Clock better() {
      return OTHER;
    }
  }

  static class NameOfAnother {
    @Bean
    String clock() {
      return "a word";
    }

    @Bean
    Clock elsewhere() {
      return OTHER;
    }
  }

  @Test
  void aPartUnderTheNameOfItsClassIsFoundWithoutComparingTypes() {
    assertThat(house(Named.class).time()).isSameAs(NAMED);
    assertThat(compared).doesNotContain(Clock.class);
  }

  @Test
  void theFirstChoiceStillWinsOverWhatHasTheName() {
    assertThat(house(FirstChoice.class).time()).isSameAs(OTHER);
  }

  @Test
  void whatHasTheNameButNotTheTypeIsNotTaken() {
    assertThat(house(NameOfAnother.class).time()).isSameAs(OTHER);
  }

  private House house(Class<?> parts) {
    new AskForPartsByName().initialize(context);
    context.register(parts, House.class);
    context.refresh();
    return context.getBean(House.class);
  }
}
