"""Writes churn.csv, the table that the labs share: 20,000 made-up subscriptions and 120 planted duplicates.

    python3 make_churn_data.py [FILE]

Standard library only and seeded, so every run of Python 3.8 or later writes the same bytes. Planted on purpose, for the labs to find:
  - monthly_spend is missing for about 2 % of the rows, more often on the "basic" plan (so: not at random)
  - 40 rows have a negative tenure_months
  - 120 rows appear twice
  - monthly_spend has a long right tail and a few extreme values
  - cancel_reason is known only after a customer has left: a leak
  - the positive class (churned) is a small minority
"""

import csv
import datetime
import math
import random
import sys

COLUMNS = [
    "customer_id", "signup_date", "plan", "region", "age_band", "tenure_months",
    "monthly_spend", "support_calls", "days_since_login", "cancel_reason", "churned",
]


def customer(number, rng):
    plan = rng.choices(["basic", "plus", "business"], [5, 3, 2])[0]
    region = rng.choices(["north", "south", "east", "west"], [4, 3, 2, 1])[0]
    age_band = rng.choices(["18-29", "30-44", "45-59", "60+"], [3, 4, 2, 1])[0]
    tenure = rng.randint(0, 60)
    spend = round(math.exp(rng.gauss({"basic": 2.6, "plus": 3.4, "business": 4.6}[plan], 0.5)), 2)
    calls = min(12, int(rng.expovariate(1 / 1.4)))
    idle = min(90, int(rng.expovariate(1 / 12)))
    score = -3.1 + 0.35 * calls + 0.035 * idle - 0.03 * tenure + (0.5 if plan == "basic" else 0)
    churned = rng.random() < 1 / (1 + math.exp(-score))
    signup = datetime.date(2026, 6, 30) - datetime.timedelta(days=tenure * 30 + rng.randint(0, 29))
    reason = rng.choice(["price", "service", "moved", "other"]) if churned else ""
    missing = rng.random() < (0.03 if plan == "basic" else 0.01)
    return [
        f"c{number:05d}", signup.isoformat(), plan, region, age_band, tenure,
        "" if missing else f"{spend:.2f}", calls, idle, reason, int(churned),
    ]


def rows():
    rng = random.Random(7)
    table = [customer(number, rng) for number in range(1, 20001)]
    for row in rng.sample(table, 40):
        row[5] = -1
    for row in rng.sample(table, 6):
        row[6] = "9999.00"
    table += [list(row) for row in rng.sample(table, 120)]
    rng.shuffle(table)
    return table


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else "churn.csv"
    with open(path, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows())


if __name__ == "__main__":
    main()
