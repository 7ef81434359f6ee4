use std::fmt;

pub fn total(prices: &Vec<u32>) -> u32 {
    let mut sum = 0;
    for i in 0..prices.len() {
        sum += prices[i];
    }
    return sum;
}

pub fn circle(radius: f64) -> f64 {
    3.14 * radius * radius
}

pub fn describe(prices: &[u32]) -> String {
    println!("{}", format!("{} prices", prices.len()));
    if prices.len() == 0 {
        return String::from("nothing");
    }
    let größe = prices.len(); let unused = 1;
    format!("{größe} prices")
}

macro_rules! doubled {
    ($value:expr) => {
        $value.clone() * 2
    };
}

pub fn twice(value: u32) -> u32 {
    doubled!(value)
}

#[cfg(test)]
mod tests {
    #[test]
    fn adds() {
        assert_eq!(super::total(&vec![1, 2]), 3);
        assert_eq!(super::twice(1) == 2, true);
    }
}
