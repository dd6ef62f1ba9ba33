# Reading the tables in R: the same two charts as in the notebook beside this file.
# install.packages(c("readr", "dplyr", "DBI", "RSQLite", "ggplot2"))

library(dplyr)
library(ggplot2)

out <- Sys.getenv("COUNCILPLANS_OUT", "out")

# An empty cell is a missing value and never zero: its marker says why, and markers.csv what the marker means.
headline <- readr::read_csv(file.path(out, "tables", "headline.csv"), na = "", show_col_types = FALSE)
markers <- readr::read_csv(file.path(out, "tables", "markers.csv"), na = "", show_col_types = FALSE)
why <- headline |> filter(is.na(value)) |> count(metric, marker) |> left_join(markers, by = "marker")
print(why)

# Likelihoods with their intervals, minority ethnic divided by white; the grey band is a screen and no proof.
likelihoods <- headline |> filter(measure == "relative_likelihood", !is.na(value))
first_chart <- ggplot(likelihoods, aes(y = council)) +
  annotate("rect", xmin = 0.8, xmax = 1.25, ymin = -Inf, ymax = Inf, fill = "grey85") +
  geom_segment(aes(x = low, xend = high, yend = council)) +
  geom_point(aes(x = value, colour = position, shape = position), size = 2.5) +
  scale_x_log10() +
  facet_grid(rows = vars(metric_title), scales = "free_y", space = "free_y") +
  labs(x = "minority ethnic / white", y = NULL)
print(first_chart)

# When actions are due, from the database: the view v_action needs no joins.
database <- DBI::dbConnect(RSQLite::SQLite(), file.path(out, "plans.sqlite"), flags = RSQLite::SQLITE_RO)
actions <- DBI::dbGetQuery(database, "SELECT council, year, action, leads, end_day, path, page FROM v_action WHERE latest")
DBI::dbDisconnect(database)
due <- actions |>
  filter(!is.na(end_day)) |>
  mutate(day = as.Date(end_day), quarter = paste0(format(day, "%Y"), "Q", (as.integer(format(day, "%m")) + 2) %/% 3)) |>
  count(quarter, name = "actions")
second_chart <- ggplot(due, aes(x = quarter, y = actions)) + geom_col()
print(second_chart)
